import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { describeLosses } from './describe-losses.ts'
import type { Losses } from './losses.ts'

/** Asked before an item goes in which there is something, or somebody. */
export const RemovalDialog = (props: {
  title: string
  losses: Losses
  onRemove: () => void
  onClose: () => void
}) => {
  const { t } = useI18n()
  const what = () => describeLosses(props.losses, t)
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('confirm.delete', { title: props.title })}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="danger" onClick={() => props.onRemove()}>
            {t('agenda.remove')}
          </Button>
        </>
      }
    >
      <Show when={what()}>
        <p>{t('agenda.removeHas', { what: what() })}</p>
      </Show>
      <Show when={props.losses.writers.length > 0}>
        <p>{t('agenda.removeWriting', { names: props.losses.writers.join(', ') })}</p>
      </Show>
      <p class="muted">{t('agenda.removeHint')}</p>
    </Dialog>
  )
}
