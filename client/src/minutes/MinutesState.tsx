import { setMinutesState } from '@sedyanka/shared/meeting/ending.ts'
import type { Meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createAct } from '../rows/create-act.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { Pill } from '../ui/Pill.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './MinutesState.module.css'

type PaperState = 'closed' | 'minutesCirculated' | 'minutesApproved'

const isPaperState = (status: string): status is PaperState =>
  status === 'closed' || status === 'minutesCirculated' || status === 'minutesApproved'

/** How far the minutes are: a live draft, then draft, for comments, approved, which the facilitator decides. */
export const MinutesState = (props: { room: ClientRoom; meeting: Meeting }) => {
  const { t } = useI18n()
  const state = (): PaperState | null =>
    isPaperState(props.meeting.status) ? props.meeting.status : null
  const options = () => [
    { value: 'closed' as const, label: t('status.meeting.minutesDraft') },
    { value: 'minutesCirculated' as const, label: t('status.meeting.minutesCirculated') },
    { value: 'minutesApproved' as const, label: t('status.meeting.minutesApproved') },
  ]
  const act = createAct(props.room)
  const decide = (status: PaperState) => act(setMinutesState, { status })
  return (
    <div class={styles['state']} data-print="hide">
      <Show
        when={state()}
        fallback={
          <p class={styles['live']} role="status">
            <Pill tone="live">{t(`status.meeting.${props.meeting.status}`)}</Pill>
            {t('minutes.stillOpen')}
          </p>
        }
      >
        {(current) => (
          <Show
            when={props.room.seat.role === 'facilitator'}
            fallback={<Pill>{options().find(({ value }) => value === current())?.label}</Pill>}
          >
            <Segmented
              label={t('minutes.state')}
              value={current()}
              options={options()}
              onChange={decide}
            />
          </Show>
        )}
      </Show>
    </div>
  )
}
