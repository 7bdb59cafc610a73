import { byUrgency, isOpen } from '@sedyanka/shared/actions/actions.ts'
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { DuePill } from '../actions/DuePill.tsx'
import { useTasks } from '../actions/actions-context.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './OverviewPage.module.css'

const MOST = 6

/** Open action items, overdue first: one's own organisation's, or everybody's for those who have none. */
export const OpenActions = () => {
  const { t } = useI18n()
  const { id, seat } = useBoard()
  const { actions, isOwn, names } = useTasks()
  const isMine = () => seat.organisationId !== null && seat.role === 'member'
  const open = createMemo(() =>
    actions()
      .filter((action) => isOpen(action) && (!isMine() || isOwn(action.responsibleOrgId)))
      .sort(byUrgency),
  )
  return (
    <section class={styles['section']}>
      <div class={styles['head']}>
        <h2 class="grow">
          {t(isMine() ? 'actions.ours' : 'board.openActions')}{' '}
          <span class={styles['count']}>{open().length}</span>
        </h2>
        <A href={`/b/${id}/actions?show=${isMine() ? 'mine' : 'all'}`}>{t('common.showAll')}</A>
      </div>
      <Show
        when={open().length > 0}
        fallback={
          <p class={styles['calm']}>{t(isMine() ? 'actions.emptyMine' : 'actions.empty')}</p>
        }
      >
        <ul role="list" class={styles['list']}>
          <For each={open().slice(0, MOST)}>
            {(action) => (
              <li class={styles['row']}>
                <div class="grow">
                  <A
                    class={styles['strong']}
                    href={`/b/${id}/actions?show=${isMine() ? 'mine' : 'all'}&open=${action.id}`}
                  >
                    {action.title}
                  </A>
                  <Show when={!isMine()}>
                    <p class="small muted">{names.organisation(action.responsibleOrgId)}</p>
                  </Show>
                </div>
                <Show when={action.status === 'proposed' || action.status === 'blocked'}>
                  <Pill tone={action.status === 'blocked' ? 'late' : 'warn'}>
                    {t(`status.action.${action.status}`)}
                  </Pill>
                </Show>
                <DuePill action={action} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
