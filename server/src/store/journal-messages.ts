import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { JournalEntry, StoredDocument } from '../sync/ports.ts'
import type { WriteTurns } from './write-turns.ts'

/** What the journal's thread is started with. */
export interface JournalSetup {
  file: string
  turns: WriteTurns
}

/** What the server's thread asks of the journal's, and the answers; `id` pairs them. */
export type JournalRequest =
  | { id: number; type: 'append'; room: RoomName; entry: JournalEntry }
  | { id: number; type: 'load'; room: RoomName }
  | { id: number; type: 'compact'; room: RoomName }
  | { id: number; type: 'close' }

export interface JournalAnswer {
  id: number
  /** A storage code when it failed. */
  error: string | null
  document: StoredDocument | null
}
