import { formatTimer } from '@sedyanka/shared/i18n/format.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { elapsedSeconds, remainingSeconds } from '@sedyanka/shared/meeting/timing.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import styles from './Screen.module.css'

/** The big clock: what is left of the time-box, or how long an item without one has taken. */
export const ScreenClock = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { meeting, now } = useMeeting()
  const elapsed = () => elapsedSeconds(props.item, meeting(), now())
  const left = () => remainingSeconds(props.item, meeting(), now())
  const isOver = () => (left() ?? 1) < 0
  const share = () => Math.min(1, elapsed() / (props.item.minutes * 60))
  return (
    <div classList={{ [styles['late'] ?? '']: isOver() }}>
      <p class={styles['timer']} role="timer">
        {formatTimer(left() ?? elapsed())}
      </p>
      <Show when={left() !== null}>
        <div class={styles['bar']} aria-hidden="true">
          <i style={{ width: `${share() * 100}%` }} />
        </div>
        <p class={styles['of']}>{t('screen.ofMinutes', { count: props.item.minutes })}</p>
      </Show>
    </div>
  )
}
