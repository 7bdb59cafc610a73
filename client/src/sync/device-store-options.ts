import type { PersonId, RoomName } from '@sedyanka/shared/ids.ts'
import type { UnsentKeys } from './unsent-keys.ts'

/** What an earlier page left on this device. */
export interface Found {
  /** There was a document. */
  any: boolean
  /** The epoch of that document, '' when unknown. */
  epoch: string
  /** Edits that the server had not acknowledged. */
  pending: Uint8Array[]
}

export interface DeviceStoreOptions {
  /** Whose copy of which room: another person at this device has another. */
  personId: PersonId
  room: RoomName
  /** The server may keep back what names persons. */
  isSpared: () => boolean
  onChange: () => void
  /** These are in the document now: a page that had not got them to a server is gone. */
  onTakenOver: (updates: Uint8Array[]) => void
  /** What the device holds is to be replaced. */
  startAnew: boolean
  /** From the room that this one takes the place of. */
  unsent: UnsentKeys | null
}
