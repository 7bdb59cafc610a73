import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import type { Action } from '@sedyanka/shared/actions/actions.ts'
import type { ActionId } from '@sedyanka/shared/ids.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './AwaitingActions.module.css'

/**
 * What this meeting gave to organisations and they have not accepted yet. Each accepts its own, also after the end: the
 * board stays open. The facilitator sees all that still waits, and for whom.
 */
export const AwaitingActions = () => {
  const { t, formatShortDate } = useI18n()
  const { actOnBoard, meetingId, actions, organisations, seat, isFacilitator } = useMeeting()
  const isOwn = (action: Action) =>
    seat.organisationId !== null && action.responsibleOrgId === seat.organisationId
  const mayAccept = (action: Action) =>
    isOwn(action) && (seat.role === 'member' || seat.role === 'facilitator')
  const waiting = createMemo(() =>
    actions().filter(
      (action) =>
        action.meetingId === meetingId &&
        action.status === 'proposed' &&
        action.responsibleOrgId !== null &&
        (isFacilitator() || mayAccept(action)),
    ),
  )
  const title = () =>
    isFacilitator() ? t('awaiting.title', { count: waiting().length }) : t('awaiting.own')
  const accept = (id: ActionId) => actOnBoard(reportProgress, { id, status: 'accepted', text: '' })
  return (
    <Show when={waiting().length > 0}>
      <section class={styles['box']} aria-label={title()}>
        <h2 class={styles['title']}>{title()}</h2>
        <Show when={!isFacilitator()}>
          <p class="small muted">{t('awaiting.ownHint')}</p>
        </Show>
        <ul role="list">
          <For each={waiting()}>
            {(action) => (
              <li class={styles['line']}>
                <span class={styles['words']}>
                  {action.title}
                  <span class="small muted">
                    {[
                      isFacilitator() && organisations.nameOf(action.responsibleOrgId),
                      action.dueDate &&
                        t('actions.dueBy', { date: formatShortDate(action.dueDate) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <Show when={mayAccept(action)}>
                  <Button
                    tone="primary"
                    aria-label={`${t('actions.acceptShort')}: ${action.title}`}
                    onClick={() => accept(action.id)}
                  >
                    {t('actions.acceptShort')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
