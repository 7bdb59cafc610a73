import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import { useI18n } from '../i18n.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './MinutesTools.module.css'

/** How the minutes are to be: in which language, with or without the names of people. */
export const MinutesTools = (props: {
  language: Language
  onLanguage: (language: Language) => void
  withNames: boolean
  onWithNames: (withNames: boolean) => void
}) => {
  const { t } = useI18n()
  return (
    <section class={styles['tools']} aria-label={t('minutes.tools')} data-print="hide">
      <Segmented
        label={t('minutes.language')}
        value={props.language}
        options={languages.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={props.onLanguage}
      />
      <Checkbox
        label={t('minutes.namesOption')}
        checked={props.withNames}
        onChange={props.onWithNames}
      />
    </section>
  )
}
