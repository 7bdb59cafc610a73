import { quietPart } from '../../ui/quiet-part.tsx'

/** Below a field of the meeting: what in it looks like personal data. */
export const Marks = quietPart(async () => (await import('./MeetingMarks.tsx')).MeetingMarks)
