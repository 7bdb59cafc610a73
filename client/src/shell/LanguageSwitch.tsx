import { languages } from '@sedyanka/shared/i18n/translate.ts'
import { For } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './LanguageSwitch.module.css'

/** БГ EN УК, in sight before one has signed in too. */
export const LanguageSwitch = () => {
  const { t, language, setLanguage } = useI18n()
  return (
    <div class={styles['set']} role="group" aria-label={t('app.chooseLanguage')}>
      <For each={languages}>
        {(one) => (
          <button
            type="button"
            class={styles['choice']}
            lang={one.id}
            title={one.name}
            aria-label={`${one.short} – ${one.name}`}
            aria-pressed={language() === one.id}
            onClick={() => setLanguage(one.id)}
          >
            {one.short}
          </button>
        )}
      </For>
    </div>
  )
}
