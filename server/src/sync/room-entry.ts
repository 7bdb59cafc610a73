import type { RoomName } from '@sedyanka/shared/ids.ts'
import { describeError } from './describe-error.ts'
import type { Journal, Log } from './ports.ts'
import type { Room } from './room/room.ts'

/** A room among all that are open. */
export interface RoomEntry {
  /** Shared by all who come while it loads. */
  loading: Promise<Room | null>
  room: Room | null
  cancelUnload: (() => void) | null
  commits: number
}

/** Runs what follows from a commit. When that fails it takes nothing with it: the commit stands. */
export const follow = (name: RoomName, run: () => void, log: Log): void => {
  try {
    run()
  } catch (error) {
    log('room.consequenceFailed', { room: name, ...describeError(error) })
  }
}

/** Asks the journal to fold the room's log; nobody waits for it. */
export const compact = (name: RoomName, { journal, log }: { journal: Journal; log: Log }): void => {
  journal.compact(name).catch((error: unknown) => {
    log('room.compactionFailed', { room: name, ...describeError(error) })
  })
}
