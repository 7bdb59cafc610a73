import { lazyDialog } from '../../ui/lazy-sheet.tsx'

/** The dialog of a meeting's details; its code arrives when it is opened. Only for facilitators. */
export const MeetingDetails = lazyDialog<{ onClose: () => void }>(
  async () => (await import('./MeetingDetailsSheet.tsx')).MeetingDetailsSheet,
)
