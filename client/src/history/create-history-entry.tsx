import { seesNames } from '@sedyanka/shared/seat.ts'
import { createSignal, type JSX, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { HistoryDialog } from './history.ts'
import type { RowPlace } from './HistoryDialog.tsx'

/** For a row's menu: the entry that opens its history, for those who read names; and the dialog, to be put beside the menu. */
export const createHistoryEntry = (
  place: () => RowPlace,
  icon?: JSX.Element,
): { entries: () => MenuEntry[]; dialog: () => JSX.Element } => {
  const { t } = useI18n()
  const board = useBoard()
  const [isOpen, setOpen] = createSignal(false)
  return {
    entries: () =>
      seesNames(board.seat.role)
        ? [{ label: t('common.history'), icon, onSelect: () => setOpen(true) }]
        : [],
    dialog: () => (
      <Show when={isOpen()}>
        <HistoryDialog place={place()} onClose={() => setOpen(false)} />
      </Show>
    ),
  }
}
