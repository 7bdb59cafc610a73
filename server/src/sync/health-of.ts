import type { Room } from './room/room.ts'

/** What is said of all rooms together. */
interface Whole {
  /** How many people have a line. */
  people: number
  /** The server is about to stop: nobody is let in any more. */
  isClosing: boolean
}

/** How the open rooms are. */
export interface Health extends Whole {
  rooms: number
  peers: number
  /** Edits that wait for a turn. */
  waiting: number
  /** What the open documents weigh together, about. */
  bytes: number
  /** Rooms that cannot store at present. */
  refusing: number
  /** Rooms that are due and not served. */
  stalled: number
  /** One of them cannot store, or is stalled. */
  degraded: boolean
}

export const healthOf = (rooms: readonly Room[], whole: Whole): Health => {
  const health = { rooms: rooms.length, peers: 0, waiting: 0, bytes: 0, refusing: 0, stalled: 0 }
  for (const room of rooms) {
    const { waiting, bytes } = room.load
    health.peers += room.size
    health.waiting += waiting
    health.bytes += bytes
    if (room.isDegraded) health.refusing++
    if (room.isStalled) health.stalled++
  }
  return { ...whole, ...health, degraded: health.refusing + health.stalled > 0 }
}
