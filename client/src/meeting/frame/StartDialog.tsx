import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** Asks before a meeting starts on another day than the one that was announced, and offers to move it to today. */
export const StartDialog = (props: { onClose: () => void }) => {
  const { t, formatDate, formatTime, formatWeekday } = useI18n()
  const { act, meeting } = useMeeting()
  const start = (moves: boolean) => {
    props.onClose()
    act(startMeeting, { moves })
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('meeting.start')}
      description={t('room.startOtherDay', {
        date: `${formatWeekday(meeting().date)}, ${formatDate(meeting().date)}`,
        time: formatTime(meeting().startTime),
      })}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button onClick={() => start(false)}>{t('room.startKeep')}</Button>
          <Button tone="primary" onClick={() => start(true)}>
            {t('room.startMove')}
          </Button>
        </>
      }
    >
      <p>{t('room.startHint')}</p>
    </Dialog>
  )
}
