import { mayAnswerDate } from '@sedyanka/shared/actions/date-request.ts'
import type { NeedId } from '@sedyanka/shared/ids.ts'
import { createMemo, For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { useNeeds } from '../needs/needs-context.tsx'
import { ActionNews } from '../actions/ActionNews.tsx'
import { useTasks } from '../actions/actions-context.tsx'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import styles from './OverviewPage.module.css'

/** What only this organisation can answer: action items to accept, matches to confirm. */
export const AwaitingList = () => {
  const { t } = useI18n()
  const { id } = useBoard()
  const tasks = useTasks()
  const help = useNeeds()
  const toAccept = createMemo(() =>
    tasks
      .actions()
      .filter((action) => action.status === 'proposed' && tasks.isOwn(action.responsibleOrgId)),
  )
  const toAnswer = createMemo(() =>
    tasks.actions().filter((action) => mayAnswerDate(tasks.room.seat, action)),
  )
  const toConfirm = createMemo(() =>
    help.matches().filter((match) => {
      const offer = help.offers().find((row) => row.id === match.offerId)
      return match.status === 'proposed' && offer !== undefined && help.isOwn(offer.orgId)
    }),
  )
  const needOf = (needId: NeedId) => help.needs().find((need) => need.id === needId)
  return (
    <section class={styles['section']}>
      <h2>{t('board.awaitingYou')}</h2>
      <Show
        when={toAccept().length + toAnswer().length + toConfirm().length > 0}
        fallback={<p class={styles['calm']}>{t('board.nothingAwaiting')}</p>}
      >
        <ul role="list" class={styles['list']}>
          <For each={toAccept()}>
            {(action) => (
              <li class={styles['row']}>
                <div class="grow">
                  <p class="tiny muted">{t('board.toAccept')}</p>
                  <p class={styles['strong']}>{action.title}</p>
                </div>
                <LinkButton
                  size="small"
                  tone="ghost"
                  href={`/b/${id}/actions?show=mine&status=proposed`}
                >
                  {t('common.view')}
                </LinkButton>
                <Button size="small" tone="primary" onClick={() => tasks.commands.accept(action)}>
                  {t('actions.accept')}
                </Button>
              </li>
            )}
          </For>
          <For each={toAnswer()}>
            {(action) => (
              <li class={styles['row']}>
                <div class="grow">
                  <p class="tiny muted">{t('board.toAnswerDate')}</p>
                  <p class={styles['strong']}>{action.title}</p>
                  <ActionNews action={action} room={tasks.room} nameOf={tasks.names.organisation} />
                </div>
              </li>
            )}
          </For>
          <For each={toConfirm()}>
            {(match) => (
              <li class={styles['row']}>
                <div class="grow">
                  <p class="tiny muted">{t('board.toConfirm')}</p>
                  <p class={styles['strong']}>
                    {help.names.quantity(match.quantity, needOf(match.needId)?.unit ?? '')} →{' '}
                    {needOf(match.needId)?.title}
                  </p>
                </div>
                <LinkButton
                  size="small"
                  tone="ghost"
                  href={`/b/${id}/needs?offer=${match.offerId}`}
                >
                  {t('common.view')}
                </LinkButton>
                <Button
                  size="small"
                  tone="primary"
                  onClick={() => help.commands.setMatchStatus(match, 'confirmed')}
                >
                  {t('common.confirm')}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
