import { useI18n } from '../i18n.tsx'
import styles from './SkipLink.module.css'

/** The first stop of the keyboard: past the navigation. */
export const SkipLink = () => {
  const { t } = useI18n()
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    <a href="#main" class={styles['link']} data-print="hide" onClick={skip}>
      {t('app.skipToContent')}
    </a>
  )
}
