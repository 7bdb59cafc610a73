import Copy from 'lucide-solid/icons/copy'
import { For, Show } from 'solid-js'
import { copyText } from '../../copy-text.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useBoard } from '../frame/board-context.ts'
import type { RefusedRow } from './group-refused.ts'
import styles from './NotAcceptedTray.module.css'
import { RefusedItem } from './RefusedItem.tsx'
import { refusedTitle } from './refused-title.ts'

/** What is in the tray: each refused row with its reason and its words, to be copied or taken off. */
export const RefusedSheet = (props: {
  open: boolean
  items: readonly RefusedRow[]
  onClose: () => void
}) => {
  const { t } = useI18n()
  const board = useBoard()
  const showSnack = useSnackbar()
  const dismiss = (list: readonly RefusedRow[]) => {
    const ids = list.flatMap((item) => item.ids)
    for (const room of board.rooms()) for (const id of ids) room.dismissNotAccepted(id)
  }
  const copy = async (list: readonly RefusedRow[]) => {
    const copied = await copyText(list.flatMap(({ words }) => words).join('\n\n'))
    showSnack({ text: t(copied ? 'common.copied' : 'errors.copyFailed') })
  }
  const hasWords = () => props.items.some(({ words }) => words.length > 0)
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('refused.title')}
      description={t('refused.explain')}
      wide
      footer={
        <>
          <Button tone="ghost" onClick={() => dismiss(props.items)}>
            {t('refused.dismissAll')}
          </Button>
          <Show when={hasWords()}>
            <Button tone="primary" icon={<Copy size={18} />} onClick={() => void copy(props.items)}>
              {t('refused.copyAll')}
            </Button>
          </Show>
        </>
      }
    >
      <ul class={styles['list']} role="list">
        <For each={props.items}>
          {(item) => (
            <RefusedItem
              item={item}
              title={refusedTitle(item, board.rooms())}
              onCopy={() => void copy([item])}
              onDismiss={() => dismiss([item])}
            />
          )}
        </For>
      </ul>
    </Dialog>
  )
}
