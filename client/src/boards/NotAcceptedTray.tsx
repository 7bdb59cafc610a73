import Copy from 'lucide-solid/icons/copy'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { copyText } from '../copy-text.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { useBoard } from './board-context.ts'
import { groupRefused, type RefusedRow } from './group-refused.ts'
import styles from './NotAcceptedTray.module.css'
import { RefusedItem } from './RefusedItem.tsx'
import { refusedTitle } from './refused-title.ts'

/** Edits that the server refused, with the reason and the words, until the writer has dealt with them. */
export const NotAcceptedTray = () => {
  const { t } = useI18n()
  const board = useBoard()
  const showSnack = useSnackbar()
  const [open, setOpen] = createSignal(false)
  const items = createMemo(() =>
    groupRefused(
      board
        .rooms()
        .flatMap((room) => room.notAccepted().map((entry) => ({ kind: room.kind, entry }))),
    ),
  )
  const count = () => t('refused.count', { count: items().length })
  const dismiss = (list: readonly RefusedRow[]) => {
    const ids = list.flatMap((item) => item.ids)
    for (const room of board.rooms()) for (const id of ids) room.dismissNotAccepted(id)
  }
  const copy = async (list: readonly RefusedRow[]) => {
    const copied = await copyText(list.flatMap(({ words }) => words).join('\n\n'))
    showSnack({ text: t(copied ? 'common.copied' : 'errors.copyFailed') })
  }
  const hasWords = () => items().some(({ words }) => words.length > 0)
  return (
    <>
      <div role="alert" class={styles['place']}>
        <Show when={items().length > 0}>
          <button
            type="button"
            class={styles['trigger']}
            aria-haspopup="dialog"
            title={`${count()}. ${t('refused.show')}`}
            onClick={() => setOpen(true)}
          >
            <TriangleAlert size={16} aria-hidden="true" />
            <span class={styles['count']}>{count()}</span>
          </button>
        </Show>
      </div>
      <Dialog
        open={open() && items().length > 0}
        onClose={() => setOpen(false)}
        title={t('refused.title')}
        description={t('refused.explain')}
        wide
        footer={
          <>
            <Button tone="ghost" onClick={() => dismiss(items())}>
              {t('refused.dismissAll')}
            </Button>
            <Show when={hasWords()}>
              <Button tone="primary" icon={<Copy size={18} />} onClick={() => void copy(items())}>
                {t('refused.copyAll')}
              </Button>
            </Show>
          </>
        }
      >
        <ul class={styles['list']} role="list">
          <For each={items()}>
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
    </>
  )
}
