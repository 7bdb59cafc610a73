import type { Monotonic, WallTime } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId, PersonId, RoomKind, RoomName } from '@sedyanka/shared/ids.ts'
import type * as Y from 'yjs'
import type { WritingTimes } from '../record/writing-times.ts'
import type { Attach, Journal, Log, Observe, Pack, Schedule } from '../ports.ts'
import type { Shares } from './shares.ts'

/** What a room is made of. */
export interface RoomOptions {
  name: RoomName
  /** The board that it belongs to. */
  boardId: BoardId
  kind: RoomKind
  doc: Y.Doc
  epoch: string
  /** The number of its newest commit. */
  seq: number
  /** Which person owns which Yjs client id in this document. */
  owners: Map<number, PersonId>
  /** When what it holds reached the server. */
  times: WritingTimes
  journal: Journal
  log: Log
  /** For what is shown and stored. */
  now: () => WallTime
  /** For everything that lasts or waits. */
  monotonic: () => Monotonic
  schedule: Schedule
  pack: Pack | undefined
  /** What its stored updates weigh together, bytes. */
  bytes: number
  shares: Shares
  /** Counts something that was refused or dropped, by kind. */
  count: (kind: string) => void
  /** Is told how long turns and commits take, if anybody wants to know. */
  observe: Observe | undefined
  /** Asks for the room's turn; returns how to call it off. */
  requestTurn: (turn: () => void, weight: () => number) => () => void
  /** Asked of every turn before its commit. */
  attach: Attach
  /** After every commit, with the roots that it changed. */
  onCommitted: (changed: ReadonlySet<string>) => void
  /** The document in memory can no longer be trusted: close the room and load it anew. */
  onBroken: () => void
  /** Something in the room threw where nothing should: the same, and the log says what. */
  onFailed: (error: unknown) => void
}
