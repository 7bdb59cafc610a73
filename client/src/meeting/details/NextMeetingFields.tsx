import { limits } from '@sedyanka/shared/limits.ts'
import { useI18n } from '../../i18n.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Marks } from '../../privacy/marks.ts'
import type { Details } from './create-details.ts'
import styles from './Details.module.css'

/** When and where people meet again, as the minutes will say it. Hour and place are proposed as they are today. */
export const NextMeetingFields = (props: { details: Details }) => {
  const { t, formatWeekday } = useI18n()
  const { values, edit, fault } = props.details
  const chooseDay = (day: string | null) => {
    if (day === null) return edit({ nextDate: '', nextTime: '', nextPlace: '' })
    const isFirst = values().nextDate === ''
    edit({
      nextDate: day,
      nextTime: values().nextTime || values().startTime,
      ...(isFirst && values().nextPlace === '' ? { nextPlace: values().place } : {}),
    })
  }
  return (
    <fieldset class={styles['group']}>
      <legend class="caption">{t('meeting.next')}</legend>
      <div class={styles['fields']}>
        <DateField
          label={t('common.date')}
          value={values().nextDate}
          min={values().date}
          error={fault('nextDate')}
          hint={values().nextDate ? formatWeekday(values().nextDate) : t('meeting.nextHint')}
          onChange={chooseDay}
        />
        <DateField
          type="time"
          label={t('meeting.startTime')}
          value={values().nextTime}
          error={fault('nextTime')}
          onChange={(nextTime) => edit({ nextTime: nextTime ?? '' })}
        />
        <TextField
          class={styles['whole'] ?? ''}
          label={t('common.place')}
          maxlength={limits.titleLength}
          value={values().nextPlace}
          onInput={(nextPlace) => edit({ nextPlace })}
        />
        <Marks
          isPlace
          text={values().nextPlace}
          onRemove={(_ranges, nextPlace) => edit({ nextPlace })}
        />
      </div>
    </fieldset>
  )
}
