import type { Captured } from './capture.ts'
import type { JournalEntry } from './ports.ts'
import type { RoomOptions } from './room-options.ts'
import type { Turn } from './turn.ts'

/** What is committed of a turn; a function where something must be made of the document first, which no turn changes meanwhile. */
export const entryOf = (
  { claims, personIds, taken }: Turn,
  { update, changed }: Captured,
  { attach, now }: Pick<RoomOptions, 'attach' | 'now'>,
): JournalEntry | (() => Promise<JournalEntry>) => {
  const entry: JournalEntry = { update, claims, at: now(), personIds: [...personIds] }
  const make = attach({ changed, isPeoples: taken.size > 0 })
  return make ? async () => ({ ...entry, attachments: await make() }) : entry
}
