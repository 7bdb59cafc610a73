import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Carried } from './carried.ts'
import type { OpenTransport } from './transport.ts'

/** Which room a page opens, and as whom. */
export interface ClientRoomOptions {
  name: RoomName
  seat: Seat
  /** This room takes the place of another. */
  carried: Carried | null
  /** An edit was refused, or the server was put back: this room is over; make another with what it hands on. */
  onReplaced: (carried: Carried) => void
  open?: OpenTransport
}
