import type { Room } from './room/room.ts'

/** How the open rooms are. */
export interface Health {
  rooms: number
  peers: number
  /** Rooms that are due and not served. */
  stalled: number
  /** One of them cannot store, or is stalled. */
  degraded: boolean
}

export const healthOf = (rooms: readonly Room[]): Health => {
  const peers = rooms.reduce((sum, room) => sum + room.size, 0)
  const stalled = rooms.filter((room) => room.isStalled).length
  const degraded = stalled > 0 || rooms.some((room) => room.isDegraded)
  return { rooms: rooms.length, peers, stalled, degraded }
}
