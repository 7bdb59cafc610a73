import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** On paper the page's header is missing; this says which meeting it is, and when. */
export const PaperHead = () => {
  const { t, formatDate, formatTime } = useI18n()
  const { meeting } = useMeeting()
  return (
    <div data-print="only">
      <strong>{meeting().title}</strong>
      <p class="small">
        {[
          t('meeting.number', { number: String(meeting().number) }),
          formatDate(meeting().date),
          formatTime(meeting().startTime),
          t(`status.meeting.${meeting().status}`),
        ].join(' · ')}
      </p>
    </div>
  )
}
