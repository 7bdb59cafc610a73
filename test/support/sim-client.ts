import type { Peer } from '@sedyanka/server/sync/ports.ts'
import type { Joined, Rooms } from '@sedyanka/server/sync/rooms.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import {
  decodeServerMessage,
  encodeHello,
  messageType,
  protocolVersion,
  schemaVersion,
  type ServerMessage,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export const syncFrame = (type: number, body: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, body)
  })

/**
 * A client without a socket: two queues that a test empties by hand, frame by frame. It behaves like the page's
 * connection: it sends edits as they happen, answers sync step 1, and counts what is acknowledged.
 */
export class SimClient {
  readonly doc = new Y.Doc()
  seat: Seat | null
  /** Called whenever the room asks who this is: some times for each message. */
  whenAsked: () => unknown = () => {}
  /** Frames on their way to the server, and from it. */
  readonly toServer: Uint8Array[] = []
  readonly toClient: Uint8Array[] = []
  readonly messages: ServerMessage[] = []
  closedWith: number | null = null
  /** Update messages of this connection: sent, and known to be on disk. */
  sent = 0
  acknowledged = 0
  synced = false
  buffered = 0
  #joined: Joined | null = null
  #live = false

  constructor(seat: Seat) {
    this.seat = seat
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#live) this.#sendUpdate(syncType.update, update)
    })
  }

  get connected(): boolean {
    return this.#joined !== null
  }
  /** Everything this client typed is known to be on the server's disk. */
  get saved(): boolean {
    return this.connected && this.#live && this.acknowledged === this.sent
  }

  async connect(rooms: Rooms, room: RoomName): Promise<boolean> {
    this.closedWith = null
    this.sent = this.acknowledged = 0
    this.synced = this.#live = false
    this.toServer.length = this.toClient.length = 0
    const peer: Peer = {
      seat: () => {
        this.whenAsked()
        return this.seat
      },
      send: (frames) => void this.toClient.push(...frames),
      bufferedBytes: () => this.buffered,
      close: (code) => {
        this.closedWith = code
        // What was sent before the close still arrives.
        while (this.deliverToClient());
        this.disconnect()
      },
    }
    this.#joined = await rooms.join(room, peer)
    if (!this.#joined) return false
    this.toServer.push(encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' }))
    this.toServer.push(syncFrame(syncType.step1, Y.encodeStateVector(this.doc)))
    return true
  }

  disconnect(): void {
    this.#joined?.leave()
    this.#joined = null
    this.#live = this.synced = false
    this.toServer.length = this.toClient.length = 0
  }

  /** The server is told that this client's seat has changed. */
  reseat(): void {
    this.#joined?.reseat()
  }

  /** Hands the server the oldest frame on its way; false when there is none. */
  deliverToServer(): boolean {
    const frame = this.toServer.shift()
    if (frame) this.#joined?.receive(frame)
    return frame !== undefined
  }

  deliverToClient(): boolean {
    const frame = this.toClient.shift()
    if (frame) this.#receive(frame)
    return frame !== undefined
  }

  /** Sends raw bytes as this client, past everything it knows about manners. */
  sendRaw(frame: Uint8Array): void {
    this.#joined?.receive(frame)
  }

  #sendUpdate(type: number, update: Uint8Array): void {
    this.sent++
    this.toServer.push(syncFrame(type, update))
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sedyanka) {
      const message = decodeServerMessage(decoder)
      this.messages.push(message)
      if (message.type === 'ack') this.acknowledged = message.count
    }
    if (type !== messageType.sync) return
    const kind = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (kind === syncType.step1) {
      this.#sendUpdate(syncType.step2, Y.encodeStateAsUpdate(this.doc, body))
      this.#live = true
      return
    }
    Y.applyUpdate(this.doc, body, this)
    if (kind === syncType.step2) this.synced = true
  }
}
