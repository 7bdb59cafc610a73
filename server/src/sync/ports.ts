import type { PersonId, RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Authorship } from './record/authorship.ts'
import type { Actor, RecordedChange } from './record/recorded-change.ts'
import type { WrittenMinute } from './record/writing-times.ts'

/** One connection, as a room sees it: a WebSocket, an event stream or a test's queue. */
export interface Peer {
  /** The seat as it is now; null once it was taken away. Asked for every message, so that a removal bites at once. */
  seat(): Seat | null
  /**
   * Hands frames to the network, if it can in one write. Never throws; after the close it does nothing. What goes to many
   * peers is the same array for each, so that an adapter can encode it once; neither it nor the frames are ever written to.
   */
  send(frames: readonly Uint8Array[]): void
  /** Bytes handed over and not yet on the wire. */
  bufferedBytes(): number
  close(code: number, reason: string): void
}

/** What the journal knows of one document. */
export interface StoredDocument {
  /** The name of its edition (`edition.ts`): clients that hold another one must not merge blindly. */
  epoch: string
  schemaVersion: number
  /** The number of its newest commit; numbers grow, with gaps. */
  seq: number
  /** Newest verified snapshot (a v1 state update), null when there is none yet. */
  snapshot: Uint8Array | null
  /** Updates after the snapshot, in the order of their commits. */
  updates: Uint8Array[]
  /** Which person first used a Yjs client id in this document. */
  claims: [clientId: number, personId: PersonId][]
  /** The people who wrote in the last minutes, in no particular order. */
  minutes: WrittenMinute[]
}

/**
 * What follows from a commit's edits and is stored with them or not at all; `kind` says to the store what it is: the minutes
 * of a meeting, words that were taken out of the document (under a key, for a day), or that those of a key are back in it.
 */
export type Attachment =
  | { kind: 'minutes'; body: Uint8Array }
  | { kind: 'taken'; key: string; body: Uint8Array }
  | { kind: 'given'; key: string }

/** What the server's own edit may know and leave beside what it does to the document. */
export interface OwnEdit extends Authorship {
  /** Somebody asked for it: it is recorded as theirs. Without this it is the server's. */
  by(actor: Actor): void
  /** What it writes with this client id counts as that person's. */
  claim(clientId: number, personId: PersonId): void
  /** To be stored with it. */
  attach(attachment: Attachment): void
}

/** What a room does with a turn before its commit. */
export interface TurnChange {
  /** Roots in which something changed. */
  changed: ReadonlySet<string>
  /** Somebody at the board wrote it, not only the server itself. */
  isPeoples: boolean
}

/**
 * Asked once of every turn before its commit: what must be stored with it. Null when nothing is, as nearly always;
 * otherwise the way to make it, taken for each try of the commit, while the document stands still. That it cannot be made
 * is like a disk that refuses: the turn is kept and tried again.
 */
export type Attach = (turn: TurnChange) => (() => Promise<Attachment[]>) | null

/** One commit: the edits of one tick, merged. */
export interface JournalEntry {
  update: Uint8Array
  /** Client ids used for the first time by these edits. */
  claims: [clientId: number, personId: PersonId][]
  /** Server clock, epoch milliseconds. */
  at: number
  /** The people who contributed; empty for the server's own edits. */
  personIds: PersonId[]
  /** What it did, row by row: the record of changes. Left out of what changes no row. */
  changes?: readonly RecordedChange[]
  attachments?: Attachment[]
  /** The people who wrote in this minute so far, as it is to be stored; left out when it is stored already. */
  minute?: WrittenMinute
  /** The document has this shape from now on. Only of a migration. */
  schemaVersion?: number
  /** The number of the commit behind which it was made. Another one since makes it stale. Left out: behind whatever stands. */
  after?: number
}

/** A document written anew: from now on its history begins here. */
export interface NewEdition {
  /** Its name (`edition.ts`). */
  epoch: string
  /** The whole document as one update (v1), read back and found right. */
  state: Uint8Array
  /** Which person owns which client id; in the place of all that were known. '' for ids that nobody may write with. */
  claims: [clientId: number, personId: PersonId][]
  /** In the place of all that were known, too. */
  minutes: WrittenMinute[]
  /** Server clock, epoch milliseconds. */
  at: number
  schemaVersion: number
  /** The number of the commit from which it was made. Another one since makes it stale. */
  after: number
}

/** The append-only log behind the rooms. */
export interface Journal {
  /** Reads a document; null when there is none of that name. Rejects when the store cannot answer. */
  load(room: RoomName): Promise<StoredDocument | null>
  /**
   * Resolves once the entry is on disk (fsynced), with the number of its commit. Rejects when it was not stored: nothing of
   * it may be shown or acknowledged. With the code `STALE` when somebody else has appended since `entry.after`.
   */
  append(room: RoomName, entry: JournalEntry): Promise<number>
  /**
   * Puts a new edition in the place of a document, at once or not at all, and lets go of all that was stored of the old one.
   * Resolves once it is on disk, with the number of its commit. Rejects as `append` does, and then the old one stands. The
   * old one's bytes are gone from the disk when nobody is writing, at the latest after the next start.
   */
  rewrite(room: RoomName, edition: NewEdition): Promise<number>
  /** Folds the log into a verified snapshot if that is worth it, keeping the generation before it. The document's content stays the same. */
  compact(room: RoomName): Promise<void>
}

/** Compresses bytes (zlib, RFC 1950) beside the event loop. */
export type Pack = (bytes: Uint8Array) => Promise<Uint8Array>

/**
 * Machine-readable log lines: an event's name and plain values, never content. Without a level it is an error: nearly
 * everything that is worth a line has failed.
 */
export type Log = (
  event: string,
  values?: Record<string, string | number | boolean>,
  level?: 'info' | 'warn' | 'error',
) => void

/** Told how long things took, in milliseconds: for whoever looks after the server. */
export interface Observe {
  /** One turn of a room without its commit, and how much of that the guard took. */
  turn(took: number, guarding: number): void
  /** One commit, from the turn's end until it was on disk. */
  append(took: number): void
}

/** Runs something later, in milliseconds; returns how to call it off. */
export type Schedule = (delay: number, run: () => void) => () => void
