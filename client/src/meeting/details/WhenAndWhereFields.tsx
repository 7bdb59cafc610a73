import { limits } from '@sedyanka/shared/limits.ts'
import { useI18n } from '../../i18n.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Marks } from '../../privacy/marks.ts'
import { CutOffFields } from '../parts/CutOffFields.tsx'
import { FormatChoice } from '../parts/FormatChoice.tsx'
import { createNextDayHint } from '../parts/next-day-hint.ts'
import type { Details } from './create-details.ts'
import styles from './Details.module.css'

/** What the meeting is called, when and where it is held, and until when items are proposed for it. */
export const WhenAndWhereFields = (props: { details: Details }) => {
  const { t, formatWeekday } = useI18n()
  const { values, edit, fault } = props.details
  const nextDayHint = createNextDayHint()
  return (
    <div class={styles['fields']}>
      <TextField
        class={styles['whole'] ?? ''}
        label={t('meeting.title')}
        maxlength={limits.titleLength}
        value={values().title}
        error={fault('title')}
        onInput={(title) => edit({ title })}
      />
      <Marks text={values().title} onRemove={(_ranges, title) => edit({ title })} />
      <DateField
        label={t('meeting.date')}
        value={values().date}
        error={fault('date')}
        {...(values().date ? { hint: formatWeekday(values().date) } : {})}
        onChange={(date) => edit({ date: date ?? '' })}
      />
      <div class={styles['pair']}>
        <DateField
          type="time"
          label={t('meeting.startTime')}
          value={values().startTime}
          error={fault('startTime')}
          onChange={(startTime) => edit({ startTime: startTime ?? '' })}
        />
        <DateField
          type="time"
          label={t('meeting.endTime')}
          value={values().endTime}
          {...nextDayHint(values())}
          error={fault('endTime')}
          onChange={(endTime) => edit({ endTime: endTime ?? '' })}
        />
      </div>
      <TextField
        class={styles['whole'] ?? ''}
        label={t('meeting.place')}
        hint={t('meeting.placeHint')}
        maxlength={limits.titleLength}
        value={values().place}
        onInput={(place) => edit({ place })}
      />
      <Marks isPlace text={values().place} onRemove={(_ranges, place) => edit({ place })} />
      <FormatChoice
        class={styles['whole'] ?? ''}
        value={values().format}
        onChange={(format) => edit({ format })}
      />
      <TextField
        label={t('meeting.series')}
        maxlength={limits.titleLength}
        value={values().series}
        onInput={(series) => edit({ series })}
      />
      <CutOffFields
        value={{ untilDate: values().untilDate, untilTime: values().untilTime }}
        dateFault={fault('untilDate')}
        timeFault={fault('untilTime')}
        max={values().date}
        onChange={edit}
      />
    </div>
  )
}
