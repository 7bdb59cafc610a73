import { lazyPart } from '../../ui/lazy-sheet.tsx'

/** The dialog of a meeting's details; its code arrives when it is opened. Only for facilitators. */
export const MeetingDetails = lazyPart<{ onClose: () => void }>(
  async () => (await import('./MeetingDetailsSheet.tsx')).MeetingDetailsSheet,
)
