import Pencil from 'lucide-solid/icons/pencil'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { MeetingDetails } from '../details/MeetingDetails.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { StartButton } from './StartButton.tsx'
import styles from './StateNotice.module.css'

const AwaitingActions = lazyPart(
  async () => (await import('./AwaitingActions.tsx')).AwaitingActions,
)

/** Says why nothing moves yet, or any more. While the meeting goes on it says nothing. */
export const StateNotice = () => {
  const { t, formatDate, formatTime, formatClock, formatWeekday } = useI18n()
  const { meeting, meetingId, isFacilitator } = useMeeting()
  const { id } = useBoard()
  const [isEditing, setEditing] = createSignal(false)
  return (
    <>
      <Switch>
        <Match when={meeting().status === 'scheduled'}>
          <div class={styles['notice']}>
            <div class="grow">
              <b>{t('meeting.notStarted')}</b>
              <p class="small">
                {t('meeting.startsAt', {
                  date: `${formatWeekday(meeting().date)}, ${formatDate(meeting().date)}`,
                  time: formatTime(meeting().startTime),
                })}
                <Show when={meeting().place}> · {meeting().place}</Show>
              </p>
            </div>
            <Show when={isFacilitator()}>
              <IconButton label={t('meeting.details')} onClick={() => setEditing(true)}>
                <Pencil size={18} aria-hidden="true" />
              </IconButton>
              <StartButton label={t('meeting.start')} class={styles['start']} />
            </Show>
          </div>
        </Match>
        <Match when={meeting().status !== 'inProgress'}>
          <div class={styles['notice']}>
            <div class="grow">
              {meeting().status === 'cancelled'
                ? t('meeting.cancelledNotice')
                : t('meeting.closedNotice', { time: formatClock(meeting().endedAt ?? 0) })}
            </div>
            <Show when={meeting().status !== 'cancelled'}>
              <LinkButton href={`/b/${id}/m/${meetingId}/minutes`}>{t('minutes.open')}</LinkButton>
            </Show>
          </div>
          <AwaitingActions />
        </Match>
      </Switch>
      {/* Somebody may start the meeting while its details are being edited. */}
      <Show when={isEditing()}>
        <MeetingDetails onClose={() => setEditing(false)} />
      </Show>
    </>
  )
}
