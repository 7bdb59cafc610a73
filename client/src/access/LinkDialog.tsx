import Copy from 'lucide-solid/icons/copy'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import styles from './LinkRow.module.css'

/** A link large enough for somebody's camera across the table. */
export const LinkDialog = (props: {
  open: boolean
  name: string
  address: string | null
  onCopy: () => void
  onClose: () => void
}) => {
  const { t } = useI18n()
  return (
    <Dialog
      open={props.open && props.address !== null}
      onClose={() => props.onClose()}
      title={t('invite.linkFor', { organisation: props.name })}
      description={t('join.qrHint')}
      footer={
        <Button tone="primary" icon={<Copy size={18} />} onClick={() => props.onCopy()}>
          {t('common.copyLink')}
        </Button>
      }
    >
      <Show when={props.address}>
        {(address) => (
          <>
            <div class={styles['qr']}>
              <QrCode value={address()} label={t('join.qr')} />
            </div>
            <p class={styles['address']}>{address()}</p>
            <p class={styles['once']}>{t('invite.showOnce')}</p>
          </>
        )}
      </Show>
    </Dialog>
  )
}
