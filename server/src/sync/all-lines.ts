import type { BoardId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Connection } from './peer/connection.ts'
import { allRooms, type Line, sendAwayFor } from './room/crowd.ts'

/** The lines of all rooms: nobody takes by many rooms what they could not take in one. */
export class AllLines {
  readonly #lines = new Map<Connection, Line>()
  readonly #ofPerson = new Map<string, Set<Connection>>()

  /** How many people have a line. */
  get people(): number {
    return this.#ofPerson.size
  }

  add(line: Line, { personId }: Seat): () => void {
    const { connection } = line
    const own = this.#ofPerson.get(personId) ?? new Set()
    this.#ofPerson.set(personId, own.add(connection))
    this.#lines.set(connection, line)
    return () => {
      this.#lines.delete(connection)
      own.delete(connection)
      if (own.size === 0 && this.#ofPerson.get(personId) === own) this.#ofPerson.delete(personId)
    }
  }

  /**
   * Makes room for somebody who comes into a room, where that is possible: whoever has to go is sent away. Null, or what is
   * full.
   */
  makePlace(
    seat: Seat,
    room: { boardId: BoardId; makePlace(seat: Seat): boolean },
  ): 'line.serverFull' | 'line.roomFull' | null {
    const own = this.#ofPerson.get(seat.personId)?.size ?? 0
    const isCrowded = own >= limits.linesOfPersonInAll || this.#lines.size >= limits.lines
    const newcomer = { ...seat, boardId: room.boardId }
    if (isCrowded && !sendAwayFor(newcomer, this.#lines.values(), allRooms))
      return 'line.serverFull'
    return room.makePlace(seat) ? null : 'line.roomFull'
  }
}
