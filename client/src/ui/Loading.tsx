import { useI18n } from '../i18n.tsx'
import { waitBehindPicture } from './first-picture.ts'
import styles from './Loading.module.css'

/** Something is on its way. */
export const Loading = () => {
  const { t } = useI18n()
  waitBehindPicture()
  return (
    <div class={styles['loading']} role="status">
      <span class={styles['ring']} aria-hidden="true" />
      <span>{t('app.loading')}</span>
    </div>
  )
}
