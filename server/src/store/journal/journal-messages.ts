import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { JournalEntry, NewEdition, StoredDocument } from '../../sync/ports.ts'
import type { FileStamp } from '../file/file-stamp.ts'
import type { WriteTurns } from '../file/write-turns.ts'

/** What a thread of the store is started with. */
export interface ThreadSetup {
  file: string
  turns: WriteTurns
  /** Tells whether the file is still this server's; written by now. */
  stamp?: FileStamp
}

export interface LogEntry {
  room: RoomName
  entry: JournalEntry
}

/** A document as it was found. */
export interface LoadedDocument {
  document: StoredDocument | null
  /** A newer snapshot was not what had been written: the disk is failing. */
  isDamaged: boolean
}

/** What stands in the place of a commit's number when an entry was left out. */
export const notAppended = {
  /** There is no such document. */
  unknown: -1,
  /** Somebody else has appended since. */
  stale: -2,
} as const

/** What can be asked of the thread that waits for the disk, and its answers. */
export interface JournalCalls {
  /** All of them in one commit; the answer has the number of each, or one of `notAppended`. */
  append: { question: { packed: Uint8Array<ArrayBuffer> }; answer: number[] }
  load: { question: { room: RoomName }; answer: LoadedDocument }
  /** The number of its commit, or one of `notAppended`. */
  rewrite: { question: { room: RoomName; edition: NewEdition }; answer: number }
  close: { question: object; answer: null }
}

/** What can be asked of the thread that keeps the file small. */
export interface UpkeepCalls {
  /** Whether it was worth folding. */
  compact: { question: { room: RoomName }; answer: boolean }
  /** Gives free pages back to the disk, a few at a time. Whether there is nothing left to do. */
  tidy: { question: object; answer: boolean }
  /** Writes the file anew, without the pages of what was deleted. */
  erase: { question: object; answer: null }
  close: { question: object; answer: null }
}

/** Names of calls with their questions and answers, as above. */
export type Calls<C> = { [Type in keyof C]: { question: object; answer: unknown } }

/** One call on its way; `id` pairs it with its answer. */
export type Request<C extends Calls<C>> = {
  [Type in keyof C]: { id: number; type: Type } & C[Type]['question']
}[keyof C]

export interface Answer {
  id: number
  /** A storage code when it failed. */
  error: string | null
  value: unknown
}
