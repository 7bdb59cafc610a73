import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Authorship } from '../sync/record/authorship.ts'
import type { OwnEdit } from '../sync/ports.ts'
import type * as Y from 'yjs'

/** The server's own way into documents: through their rooms, so that everybody who has one open sees it too. */
export interface DocumentAccess {
  /**
   * Resolves true when the change is on disk, false when there is no such room. Rejects when that takes longer than
   * `patience` ms, if that is said; the change is stored all the same when the disk takes it.
   */
  change(
    room: RoomName,
    change: (doc: Y.Doc, own: OwnEdit) => void,
    patience?: number,
  ): Promise<boolean>
  /** Whether the disk refuses what is written into a room. */
  isDegraded(room: RoomName): boolean
  /** Null when there is no such room. */
  read<T>(room: RoomName, read: (doc: Y.Doc, authorship: Authorship) => T): Promise<T | null>
}
