import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createEffect, createMemo, createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { lazySheet } from '../../ui/lazy-sheet.tsx'
import { useBoard } from '../frame/board-context.ts'
import { groupRefused } from './group-refused.ts'
import styles from './NotAcceptedTray.module.css'

const loadSheet = async () => (await import('./RefusedSheet.tsx')).RefusedSheet
const RefusedSheet = lazySheet(loadSheet)

/** Edits that the server refused, with the reason and the words, until the writer has dealt with them. */
export const NotAcceptedTray = () => {
  const { t } = useI18n()
  const board = useBoard()
  const [open, setOpen] = createSignal(false)
  const items = createMemo(() =>
    groupRefused(
      board
        .rooms()
        .flatMap((room) => room.notAccepted().map((entry) => ({ kind: room.kind, entry }))),
    ),
  )
  const count = () => t('refused.count', { count: items().length })
  // The words must be within reach even when the line is lost meanwhile.
  createEffect(() => items().length > 0 && void loadSheet())
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
            <span class={styles['short']} aria-hidden="true">
              {t('refused.short', { count: items().length })}
            </span>
          </button>
        </Show>
      </div>
      <RefusedSheet
        open={open() && items().length > 0}
        items={items()}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
