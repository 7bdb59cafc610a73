import type { DialogProps } from './DialogSheet.tsx'
import { lazySheet } from './lazy-sheet.tsx'

/** A sheet over the page: takes the focus, keeps it, closes with Escape and gives it back. A drawer from below on phones. */
export const Dialog = lazySheet<DialogProps>(
  async () => (await import('./DialogSheet.tsx')).DialogSheet,
)
