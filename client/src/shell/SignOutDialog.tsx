import LogOut from 'lucide-solid/icons/log-out'
import { createEffect, createSignal, Show } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { countUnsent } from '../sync/device-documents.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Signing out wipes the device's copies and cannot be undone, so it is asked once. */
export const SignOutDialog = (props: {
  open: boolean
  hasUnsaved: boolean
  /** Come back to this page signed out, instead of the page of codes. */
  stay?: boolean
  onClose: () => void
}) => {
  const { t } = useI18n()
  const session = useSession()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>(null)
  // Rooms that are not open may hold edits of an hour without a network.
  const [unsent, setUnsent] = createSignal(0)
  createEffect(() => {
    if (props.open) void countUnsent().then(setUnsent)
  })
  const leave = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await session.signOut(props.stay === true)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('join.signOutConfirm')}
      description={t('join.sharedComputerHint')}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={busy()}
            icon={<LogOut size={18} />}
            onClick={() => void leave()}
          >
            {t('nav.signOut')}
          </Button>
        </>
      }
    >
      <Show when={props.hasUnsaved || unsent() > 0}>
        <p role="alert">
          <strong>{t('join.signOutUnsaved')}</strong>
        </p>
      </Show>
      <Show when={failure()}>
        <p role="alert">{t(sentenceKey(failure()))}</p>
      </Show>
    </Dialog>
  )
}
