import { upgradeWebSocket } from '@hono/node-server'
import { type CloseCode, closeCodes } from '@sedyanka/shared/close-codes.ts'
import { parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import type { MiddlewareHandler } from 'hono'
import type { WebSocket } from 'ws'
import type { LiveSeat, Seats } from '../accounts/seats.ts'
import type { Log, Peer } from '../sync/ports.ts'
import type { Joined, Rooms } from '../sync/rooms.ts'

export interface SyncSocketDeps {
  rooms: Pick<Rooms, 'join' | 'read'>
  seats: Pick<Seats, 'open'>
  documents: { boardOf(room: RoomName): Promise<string | null> }
  log: Log
}

/** What a person may join, or why not. */
interface Admitted {
  room: RoomName
  seat: LiveSeat
}
type Admission = Admitted | { code: CloseCode }

/** Whom a request may be let in as: its session's seat at the board that the room belongs to. */
const admit = async (deps: SyncSocketDeps, headers: Headers, roomName: string): Promise<Admission> => {
  const room = parseRoomName(roomName)?.name ?? null
  const boardId = room && (await deps.documents.boardOf(room))
  const seat = await deps.seats.open(headers, boardId ?? '')
  if (seat === 'signedOut') return { code: closeCodes.session }
  // A room that does not exist and one that is not theirs look the same from outside.
  if (seat === 'notMember' || !room) return { code: closeCodes.noSuchRoom }
  try {
    await deps.rooms.read(room, () => null)
    return { room, seat }
  } catch (error) {
    seat.release()
    throw error
  }
}

/** A WebSocket as a room's peer. Edits of other people arrive as one shared buffer: `ws` copies nothing of it. */
const peerOf = (socket: WebSocket, seat: LiveSeat): Peer => ({
  seat: () => seat.current(),
  send: (frame) => {
    if (socket.readyState === socket.OPEN) socket.send(frame)
  },
  bufferedBytes: () => socket.bufferedAmount,
  close: (code, reason) => socket.close(code, reason),
})

/**
 * The sync protocol over WebSockets: GET /sync/<room>. The room is loaded before the connection is accepted. Browsers
 * hide the status of a refused handshake from the page, so who may not be here is let in for as long as it takes to say
 * why (4401, 4404, 4503).
 */
export const syncSocket = (deps: SyncSocketDeps): MiddlewareHandler =>
  upgradeWebSocket(async (c) => {
    const admission = await admit(deps, c.req.raw.headers, c.req.param('room') ?? '').catch((error: unknown): Admission => {
      deps.log('sync.cannotAdmit', { error: error instanceof Error ? error.message : 'unknown' })
      return { code: closeCodes.busy }
    })
    if ('code' in admission) return { onOpen: (_event, ws) => ws.close(admission.code) }
    const line = new Line(deps, admission)
    return {
      onOpen: (_event, ws) => line.open(ws.raw as WebSocket),
      onMessage: ({ data }) => line.receive(data),
      onClose: () => line.end(),
      onError: () => line.end(),
    }
  })

/** One socket from its opening to its end. */
class Line {
  readonly #deps: SyncSocketDeps
  readonly #room: RoomName
  readonly #seat: LiveSeat
  #joined: Joined | null = null
  /** Frames that came while the room was being joined. */
  #early: Uint8Array[] = []
  #stopListening = (): void => {}
  #ended = false

  constructor(deps: SyncSocketDeps, { room, seat }: Admitted) {
    this.#deps = deps
    this.#room = room
    this.#seat = seat
  }

  open(socket: WebSocket): void {
    this.#enter(socket).catch((error: unknown) => {
      this.#deps.log('sync.cannotJoin', { room: this.#room, error: error instanceof Error ? error.message : 'unknown' })
      socket.close(closeCodes.busy, 'busy')
    })
  }

  receive(data: unknown): void {
    // A text frame is no message of this protocol; an empty one is refused like any other that cannot be read.
    const frame = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array()
    if (this.#joined) this.#joined.receive(frame)
    else if (!this.#ended) this.#early.push(frame)
  }

  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#early = []
    this.#stopListening()
    this.#joined?.leave()
    this.#seat.release()
  }

  async #enter(socket: WebSocket): Promise<void> {
    const joined = await this.#deps.rooms.join(this.#room, peerOf(socket, this.#seat))
    if (!joined) return socket.close(closeCodes.noSuchRoom, 'no such room')
    // Meanwhile the socket may have closed.
    if (this.#ended) return joined.leave()
    this.#joined = joined
    this.#stopListening = this.#seat.onChange(() => joined.reseat())
    // … and the seat may have been taken away.
    if (!this.#seat.current()) joined.reseat()
    for (const frame of this.#early) joined.receive(frame)
    this.#early = []
  }
}
