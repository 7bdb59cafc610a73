import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Card } from '../../ui/Card.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { ActionRow } from './ActionRow.tsx'
import styles from './Section.module.css'

const Review = lazyPart(async () => (await import('./Review.tsx')).Review)
const QuickAction = lazyPart(async () => (await import('./QuickAction.tsx')).QuickAction)

/** The action items agreed on one item; on a review also everything that is still owed from before. */
export const ItemActions = (props: { item: AgendaItem; quick: { words: string } | null }) => {
  const { t } = useI18n()
  const { actions, meetingId, seat, isOpen } = useMeeting()
  const own = createMemo(() =>
    actions().filter(
      (action) => action.agendaItemId === props.item.id && action.meetingId === meetingId,
    ),
  )
  const mayAdd = () => isOpen() && (seat.role === 'facilitator' || seat.role === 'member')
  return (
    <>
      <Show when={props.item.kind === 'review'}>
        <Review />
      </Show>
      <Show when={own().length > 0 || mayAdd()}>
        <section class={styles['section']} aria-label={t('nav.actions')}>
          <div class={styles['head']}>
            <h2 class={styles['title']}>
              <Pill tone="action">{t('nav.actions')}</Pill>
            </h2>
            <Show when={own().length > 0}>
              <span class="small muted">{own().length}</span>
            </Show>
          </div>
          <Card>
            <ul role="list">
              <For each={own()}>
                {(action) => (
                  <li>
                    <ActionRow action={action} />
                  </li>
                )}
              </For>
            </ul>
            <Show when={mayAdd()}>
              <QuickAction item={props.item} fill={props.quick} isFirst={own().length === 0} />
            </Show>
          </Card>
        </section>
      </Show>
    </>
  )
}
