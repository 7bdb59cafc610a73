import RefreshCw from 'lucide-solid/icons/refresh-cw'
import X from 'lucide-solid/icons/x'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { isNewVersionReady, reloadPage } from '../new-version.ts'
import styles from './Notice.module.css'

/** There is a new version; the page changes to it when one says so, never by itself. */
export const NewVersionNotice = () => {
  const { t } = useI18n()
  const [dismissed, setDismissed] = createSignal(false)
  return (
    <div role="status" data-print="hide">
      <Show when={isNewVersionReady() && !dismissed()}>
        <div class={`${styles['notice']} ${styles['news']}`}>
          <RefreshCw size={18} aria-hidden="true" />
          <span class={styles['words']}>{t('app.updateReady')}</span>
          <Button size="small" onClick={() => void reloadPage()}>
            {t('app.reload')}
          </Button>
          <IconButton label={t('common.dismiss')} onClick={() => setDismissed(true)}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        </div>
      </Show>
    </div>
  )
}
