import type { CapturedUpdate } from './captured-update.ts'
import type { JournalEntry } from '../ports.ts'
import type { RoomOptions } from './room-options.ts'
import type { Turn } from './turn.ts'
import type { WritingTimes } from '../record/writing-times.ts'

/** What is committed of a turn; a function where something must be made of the document first, which no turn changes meanwhile. */
export const entryOf = (
  { claims, personIds, taken, attachments, changes }: Turn,
  captured: CapturedUpdate,
  { attach, now, times }: Pick<RoomOptions, 'attach' | 'now'> & { times: WritingTimes },
): JournalEntry | (() => Promise<JournalEntry>) => {
  const { update, changed } = captured
  const at = now()
  const minute = times.note(captured, at)
  const entry: JournalEntry = {
    update,
    claims,
    at,
    personIds: [...personIds],
    ...(changes.list.length > 0 ? { changes: changes.list } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(minute ? { minute } : {}),
  }
  const make = attach({ changed, isPeoples: taken.size > 0 })
  return make ? async () => ({ ...entry, attachments: [...attachments, ...(await make())] }) : entry
}
