import type { Monotonic, WallTime } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId, RoomName } from '@sedyanka/shared/ids.ts'
import type * as Y from 'yjs'
import type { Attach, Journal, Log, Observe, Pack, Schedule } from './ports.ts'

/** What all rooms are made of. */
export interface RoomsOptions {
  journal: Journal
  log: Log
  /** For what is shown and stored. */
  now: () => WallTime
  /** For everything that lasts or waits. */
  monotonic: () => Monotonic
  schedule: Schedule
  /** Left out, states are sent as they are. */
  pack?: Pack
  /** How much of its time the server has been working of late: 0 … 1; left out, it counts as idle. */
  busyShare?: () => number
  /** Called for every room that is loaded: what its turns are asked before their commits. */
  attach?: (room: RoomName, doc: Y.Doc) => Attach
  /** Called whenever something is refused or dropped, with its kind (`edit.tooLarge`, `frame.malformed` …): to be counted. */
  count?: (kind: string) => void
  /** Left out, nobody asks a clock for it. */
  observe?: Observe | undefined
  /** Called after every commit of a room, with its document and the roots that changed: for consequences, never for changes of that document. */
  onCommitted?: (changed: ReadonlySet<string>) => void
  /** The board that a room belongs to; left out, every room is a board of its own. */
  boardOf?: (room: RoomName) => Promise<BoardId | null>
}
