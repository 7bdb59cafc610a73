import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './MinutesTools.module.css'

/** How the minutes are to be: in which language, with or without the names of people. */
export const MinutesTools = (props: {
  language: Language
  onLanguage: (language: Language) => void
  /** Observers and screens read organisations only. */
  mayHaveNames: boolean
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
      <Show when={props.mayHaveNames}>
        <Checkbox
          label={t('minutes.namesOption')}
          checked={props.withNames}
          onChange={props.onWithNames}
        />
      </Show>
    </section>
  )
}
