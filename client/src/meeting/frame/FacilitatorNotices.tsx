import { isLeadHere, setLead } from '@sedyanka/shared/meeting/leading.ts'
import { isLeftRunning } from '@sedyanka/shared/meeting/left-running.ts'
import { createMemo, createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { lazyDialog } from '../../ui/lazy-sheet.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { createAway } from './away.ts'
import { createLastEdit } from './last-edit.ts'
import styles from './FacilitatorNotices.module.css'

const EndDialog = lazyDialog(async () => (await import('./EndDialog.tsx')).EndDialog)

/** What only a facilitator can mend in a running meeting: nobody leads it, nobody has ended it. */
export const FacilitatorNotices = (props: {
  /** Brings the chosen item into sight. */
  onItem: () => void
}) => {
  const { t } = useI18n()
  const state = useMeeting()
  const { room, act, seat, meeting, items, people, now } = state
  const [isEnding, setEnding] = createSignal(false)
  const leadId = () => meeting().facilitatorOrgId
  // Without a line nobody else is in sight: that says nothing of them.
  const isHere = createMemo(() => !room.connected() || isLeadHere(people(), leadId()))
  const isAway = createAway({ who: leadId, isHere, now })
  const lastEditAt = createLastEdit(state)
  const isLeft = createMemo(() =>
    isLeftRunning({ meeting: meeting(), items: items(), lastEditAt: lastEditAt() }, now()),
  )
  return (
    <div role="status">
      <Show when={isAway()}>
        <div class={styles['notice']}>
          <span class="grow">{t('lead.away')}</span>
          <Button size="small" onClick={() => act(setLead, { orgId: seat.organisationId })}>
            {t('lead.takeOver')}
          </Button>
        </div>
      </Show>
      <Show when={isLeft()}>
        <div class={styles['notice']}>
          <span class="grow">{t('leftOpen.still')}</span>
          <Button size="small" onClick={() => setEnding(true)}>
            {t('room.end')}
          </Button>
        </div>
      </Show>
      <Show when={isEnding()}>
        <EndDialog onClose={() => setEnding(false)} onItem={() => props.onItem()} />
      </Show>
    </div>
  )
}
