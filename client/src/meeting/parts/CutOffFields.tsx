import { useI18n } from '../../i18n.tsx'
import { DateField } from '../../ui/DateField.tsx'
import styles from './MeetingFields.module.css'

interface CutOff {
  /** `YYYY-MM-DD`, '' when there is no cut-off. */
  untilDate: string
  /** `HH:MM` */
  untilTime: string
}

/** Offices close at five. */
const USUAL_TIME = '17:00'

/** Until when members may propose items: a day and a time of day, or nothing. */
export const CutOffFields = (props: {
  value: CutOff
  onChange: (value: CutOff) => void
  dateFault?: string | null
  timeFault?: string | null
  /** The last day that makes sense. */
  max: string
}) => {
  const { t } = useI18n()
  return (
    <div class={styles['cutOff']}>
      <DateField
        label={t('meeting.proposalsUntil')}
        hint={t('meeting.proposalsHint')}
        value={props.value.untilDate}
        max={props.max}
        error={props.dateFault}
        onChange={(day) =>
          props.onChange({
            untilDate: day ?? '',
            untilTime: day === null ? '' : props.value.untilTime || USUAL_TIME,
          })
        }
      />
      <DateField
        type="time"
        label={t('common.time')}
        value={props.value.untilTime}
        error={props.timeFault}
        onChange={(time) => props.onChange({ ...props.value, untilTime: time ?? '' })}
      />
    </div>
  )
}
