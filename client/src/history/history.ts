import { lazyDialog } from '../ui/lazy-sheet.tsx'

/** The history of a row; there while it is open. */
export const HistoryDialog = lazyDialog(
  async () => (await import('./HistoryDialog.tsx')).HistoryDialog,
)
