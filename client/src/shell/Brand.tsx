import { A } from '@solidjs/router'
import { useI18n } from '../i18n.tsx'
import styles from './Brand.module.css'

/** The name of the product; leads to one's boards. */
export const Brand = () => {
  const { t } = useI18n()
  return (
    <A href="/" class={styles['brand']}>
      {t('app.brand')}
    </A>
  )
}
