import Copy from 'lucide-solid/icons/copy'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import X from 'lucide-solid/icons/x'
import { createSignal, Show } from 'solid-js'
import { copyText } from '../copy-text.ts'
import { isInAppBrowser, isInstalled, isStorageBlocked } from '../device.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import styles from './BrowserNotice.module.css'

/** Said once a visit, whichever page comes next. */
const [dismissed, setDismissed] = createSignal(false)

/** Browsers inside Viber or Facebook, and those that keep nothing: said once, with what to do. */
export const BrowserNotice = () => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const inApp = isInAppBrowser(navigator.userAgent, isInstalled())
  const blocked = isStorageBlocked()
  const copyAddress = async () => {
    const copied = await copyText(location.href)
    showSnack({ text: t(copied ? 'common.linkCopied' : 'errors.copyFailed') })
  }
  return (
    <Show when={(inApp || blocked) && !dismissed()}>
      <div class={styles['notice']} role="note" data-print="hide">
        <TriangleAlert size={18} aria-hidden="true" />
        <span class={styles['words']}>
          {t(inApp ? 'connection.inAppBrowser' : 'connection.storageBlocked')}
        </span>
        <Show when={inApp}>
          <Button
            class={styles['copy'] ?? ''}
            size="small"
            icon={<Copy size={16} />}
            onClick={() => void copyAddress()}
          >
            {t('common.copyLink')}
          </Button>
        </Show>
        <IconButton label={t('common.dismiss')} onClick={() => setDismissed(true)}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
    </Show>
  )
}
