import { type CloseCode, closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { type BoardId, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { LiveSeat, Seats } from '../accounts/seats.ts'
import type { Log, Peer } from '../sync/ports.ts'
import { describeError } from '../sync/describe-error.ts'
import type { Joined, Rooms } from '../sync/rooms.ts'

/** What carries a line's frames. */
type WireKind = 'webSocket' | 'eventStream'
export type OpenWires = Record<WireKind, number>

export interface SyncDeps {
  rooms: Pick<Rooms, 'join' | 'read'>
  seats: Pick<Seats, 'open'>
  documents: { boardOf(room: RoomName): Promise<BoardId | null> }
  log: Log
  /** Counts a refusal, by kind. */
  count: (kind: string) => void
  /** How many lines are open, by what carries them. */
  wires: OpenWires
}

/** What a person may join. */
export interface Admitted {
  room: RoomName
  seat: LiveSeat
}

/**
 * Whom a request may be let in as: its session's seat at the board that the room belongs to; otherwise the code to close
 * with. The room is loaded before anybody is let in.
 */
export const admit = async (
  deps: SyncDeps,
  headers: Headers,
  roomName: string,
): Promise<Admitted | { code: CloseCode }> => {
  try {
    const room = parseRoomName(roomName)?.name ?? null
    const boardId = room && (await deps.documents.boardOf(room))
    const seat = await deps.seats.open(headers, boardId)
    if (seat === 'signedOut') {
      deps.count('line.signedOut')
      return { code: closeCodes.session }
    }
    // A room that does not exist and one that is not theirs look the same from outside.
    if (seat === 'notMember' || !room) {
      deps.count('line.noSuchRoom')
      return { code: closeCodes.noSuchRoom }
    }
    return await deps.rooms
      .read(room, () => null)
      .then(
        () => ({ room, seat }),
        (error: unknown) => {
          seat.release()
          throw error
        },
      )
  } catch (error) {
    deps.log('sync.cannotAdmit', describeError(error))
    return { code: closeCodes.busy }
  }
}

/** The network's half of a peer; the other half is its seat. */
export type Wire = Omit<Peer, 'seat'> & { kind: WireKind }

/** One connection from its opening to its end, whatever carries its frames. */
export class SyncLine {
  readonly seat: LiveSeat
  readonly #deps: SyncDeps
  readonly #room: RoomName
  #joined: Joined | null = null
  /** Frames that came while the room was being joined. */
  #early: Uint8Array[] = []
  #earlyBytes = 0
  #wire: Wire | null = null
  /** Runs until something is heard. */
  #silence: NodeJS.Timeout | undefined
  /** How long it may be silent once it has said something, ms. */
  #patience: number | null = null
  #stopListening = (): void => {}
  #ended = false

  constructor(deps: SyncDeps, { room, seat }: Admitted) {
    this.#deps = deps
    this.#room = room
    this.seat = seat
  }

  /**
   * Whoever comes says something at once. Later on nothing needs to be said, unless that is the only sign of life: then
   * something within `silence` ms.
   */
  open(wire: Wire, silence: number | null = null): void {
    this.#wire = wire
    if (!this.#ended) this.#deps.wires[wire.kind]++
    this.#patience = silence
    this.#expectWord(limits.firstWordWithin)
    this.#enter(wire).catch((error: unknown) => {
      this.#deps.log('sync.cannotJoin', { room: this.#room, ...describeError(error) })
      wire.close(closeCodes.busy, 'busy')
    })
  }

  receive(frame: Uint8Array): void {
    if (!this.#ended) this.#hear()
    if (this.#joined) this.#joined.receive(frame)
    else if (!this.#ended) this.#wait(frame)
  }

  /** Ends a line on which nothing is heard within so many ms. */
  #expectWord(within: number): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#deps.count('line.silent')
      this.end()
      this.#wire?.close(closeCodes.busy, 'silent')
    }, within)
  }

  /** Something was heard. Mostly nothing further needs to be: this is asked for every frame. */
  #hear(): void {
    if (this.#silence === undefined) return
    if (this.#patience !== null) return this.#expectWord(this.#patience)
    clearTimeout(this.#silence)
    this.#silence = undefined
  }

  /** While the room is being joined, a page says hello and asks for the document: that is little. */
  #wait(frame: Uint8Array): void {
    this.#earlyBytes += frame.length + limits.waitingOverhead
    if (this.#earlyBytes <= limits.frameBytes) return void this.#early.push(frame)
    this.#deps.count('line.tooLarge')
    this.end()
    this.#wire?.close(closeCodes.tooLarge, 'too large')
  }

  end(): void {
    if (this.#ended) return
    this.#ended = true
    if (this.#wire) this.#deps.wires[this.#wire.kind]--
    clearTimeout(this.#silence)
    this.#early = []
    this.#stopListening()
    this.#joined?.leave()
    this.seat.release()
  }

  async #enter(wire: Wire): Promise<void> {
    const joined = await this.#deps.rooms.join(this.#room, {
      seat: () => this.seat.current(),
      ...wire,
    })
    if (!joined) return wire.close(closeCodes.noSuchRoom, 'no such room')
    // Meanwhile the connection may have closed.
    if (this.#ended) return joined.leave()
    this.#joined = joined
    this.#stopListening = this.seat.onChange(() => joined.reseat())
    // … and the seat may have been taken away.
    if (!this.seat.current()) joined.reseat()
    for (const frame of this.#early) joined.receive(frame)
    this.#early = []
  }
}
