import type { Meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { useI18n } from '../../i18n.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './MeetingFields.module.css'

/** Whether people meet in a hall, online, or both. */
export const FormatChoice = (props: {
  value: Meeting['format']
  onChange: (format: Meeting['format']) => void
  class?: string
}) => {
  const { t } = useI18n()
  return (
    <div class={props.class}>
      <p class={styles['label']} aria-hidden="true">
        {t('meeting.format')}
      </p>
      <Segmented
        label={t('meeting.format')}
        value={props.value}
        options={[
          { value: 'inPerson', label: t('meeting.formatInPerson') },
          { value: 'hybrid', label: t('meeting.formatHybrid') },
          { value: 'online', label: t('meeting.formatOnline') },
        ]}
        onChange={props.onChange}
      />
    </div>
  )
}
