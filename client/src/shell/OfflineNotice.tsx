import CloudOff from 'lucide-solid/icons/cloud-off'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Notice.module.css'

/** Outside a board: what is shown is what the server said last. Boards have a bar of their own. */
export const OfflineNotice = () => {
  const { t } = useI18n()
  const session = useSession()
  return (
    <div role="status" data-print="hide">
      <Show when={session.isRemembered()}>
        <div class={`${styles['notice']} ${styles['warning']}`}>
          <CloudOff size={18} aria-hidden="true" />
          <span class={styles['words']}>{t('connection.offline')}</span>
          <Button size="small" onClick={() => void session.refresh()}>
            {t('connection.retryNow')}
          </Button>
        </div>
      </Show>
    </div>
  )
}
