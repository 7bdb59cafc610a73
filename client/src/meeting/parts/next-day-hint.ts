import { canLast, endsNextDay, meetingMinutes } from '@sedyanka/shared/meeting/planned-length.ts'
import { formatHours } from '@sedyanka/shared/i18n/format.ts'
import { useI18n } from '../../i18n.tsx'

/** What stands under the end of a meeting that goes on past midnight, so that nobody takes it for a slip. */
export const createNextDayHint = () => {
  const { t } = useI18n()
  return (hours: { startTime: string; endTime: string }): { hint?: string } => {
    const isWhole = hours.startTime !== '' && hours.endTime !== ''
    if (!isWhole || !endsNextDay(hours) || !canLast(hours)) return {}
    const minutes = meetingMinutes(hours)
    const length = formatHours(minutes)
    return { hint: t('meeting.endsNextDay', { length }) }
  }
}
