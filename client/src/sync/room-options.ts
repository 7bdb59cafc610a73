import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { RoomHandover } from './unsent-edits.ts'
import type { OpenTransport } from './transport.ts'

/** Which room a page opens, and as whom. */
export interface ClientRoomOptions {
  name: RoomName
  seat: Seat
  /** This room takes the place of another. */
  handover: RoomHandover | null
  /** An edit was refused, or the server was put back: this room is over; make another with what it hands on. */
  onReplaced: (handover: RoomHandover) => void
  open?: OpenTransport
}
