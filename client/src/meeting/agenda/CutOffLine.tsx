import { formatMoment } from '@sedyanka/shared/i18n/format-moment.ts'
import { isPastCutOff } from '@sedyanka/shared/meeting/meeting-state.ts'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './AddItem.module.css'

/** Until when members propose items, and afterwards that the time is over and who can still help. */
export const CutOffLine = (props: { until: number }) => {
  const { t, language } = useI18n()
  const { now, isFacilitator } = useMeeting()
  const time = () => formatMoment(props.until, language(), now())
  return (
    <p class={styles['cutOff']} data-cut-off>
      {isPastCutOff(props.until, now())
        ? t(isFacilitator() ? 'agenda.proposalsOverLead' : 'agenda.proposalsOver', { time: time() })
        : t('agenda.proposalsUntil', { time: time() })}
    </p>
  )
}
