import Copy from 'lucide-solid/icons/copy'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { copyText } from '../copy-text.ts'
import { useI18n } from '../i18n.tsx'
import type { NotAccepted } from '../sync/client-room.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { useBoard } from './board-context.ts'
import styles from './NotAcceptedTray.module.css'
import { placeWords, reasonWords } from './refused-words.ts'

/** Edits that the server refused, with the reason and the words, until the writer has dealt with them. */
export const NotAcceptedTray = () => {
  const { t, formatClock } = useI18n()
  const board = useBoard()
  const showSnack = useSnackbar()
  const [open, setOpen] = createSignal(false)
  const items = createMemo(() => board.rooms().flatMap((room) => room.notAccepted()))
  const count = () => t('refused.count', { count: items().length })
  const dismiss = (ids: readonly string[]) => {
    for (const room of board.rooms()) for (const id of ids) room.dismissNotAccepted(id)
  }
  const copy = async (list: readonly NotAccepted[]) => {
    const copied = await copyText(list.map(({ text }) => text).join('\n\n'))
    showSnack({ text: t(copied ? 'common.copied' : 'errors.copyFailed') })
  }
  return (
    <div role="alert" style={{ display: 'contents' }}>
      <Show when={items().length > 0}>
        <button type="button" class={styles['trigger']} aria-haspopup="dialog" title={t('refused.show')} onClick={() => setOpen(true)}>
          <TriangleAlert size={16} aria-hidden="true" />
          {count()}
        </button>
      </Show>
      <Dialog
        open={open() && items().length > 0}
        onClose={() => setOpen(false)}
        title={t('refused.title')}
        description={t('refused.explain')}
        wide
        footer={
          <>
            <Button tone="ghost" onClick={() => dismiss(items().map(({ id }) => id))}>
              {t('refused.dismissAll')}
            </Button>
            <Button tone="primary" icon={<Copy size={18} />} onClick={() => void copy(items())}>
              {t('refused.copyAll')}
            </Button>
          </>
        }
      >
        <ul class={styles['list']} role="list">
          <For each={items()}>
            {(item) => (
              <li class={styles['item']}>
                <p class="small muted">
                  {t('refused.where', { place: placeWords(item.root, t) })} · {formatClock(item.at)}
                </p>
                <p>
                  <strong>{t('refused.why', { reason: reasonWords(item.reason, t) })}</strong>
                </p>
                <Show when={item.text !== ''}>
                  <p class="small muted">{t('refused.wrote')}</p>
                  <div class={styles['text']}>{item.text}</div>
                </Show>
                <div class={styles['buttons']}>
                  <Show when={item.text !== ''}>
                    <Button size="small" icon={<Copy size={16} />} onClick={() => void copy([item])}>
                      {t('refused.copy')}
                    </Button>
                  </Show>
                  <Button size="small" tone="ghost" onClick={() => dismiss([item.id])}>
                    {t('refused.dismiss')}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Dialog>
    </div>
  )
}
