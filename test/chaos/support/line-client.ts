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
import * as decoding from 'lib0/decoding'
import { once } from 'node:events'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { syncFrame } from '../../support/sim-client.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../../support/visitor.ts'

/**
 * A page's connection over a real socket, which keeps account of what it was promised: every edit has a name, and the
 * names of those that were acknowledged are remembered for ever.
 */
export class LineClient {
  readonly doc = new Y.Doc()
  /** Names of edits that the server has said are on disk. */
  readonly acknowledged = new Set<string>()
  readonly messages: ServerMessage[] = []
  closedWith: number | null = null
  synced = false
  readonly #visitor: Visitor
  readonly #room: RoomName
  #socket: WebSocket | null = null
  #live = false
  #sent = 0
  /** Edits on their way: in which message of this connection each is. */
  #pending: { name: string; message: number }[] = []

  constructor(visitor: Visitor, room: RoomName) {
    this.#visitor = visitor
    this.#room = room
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#live) this.#sendUpdate(syncType.update, update)
    })
  }

  get isSaved(): boolean {
    return this.#live && this.#pending.length === 0
  }

  /** Makes an edit of that name. */
  edit(name: string, change: (doc: Y.Doc) => void): void {
    this.#pending.push({ name, message: this.#live ? this.#sent + 1 : Number.POSITIVE_INFINITY })
    this.doc.transact(() => change(this.doc))
  }

  async connect(): Promise<void> {
    const socket = this.#visitor.openRaw(this.#room)
    this.#socket = socket
    this.closedWith = null
    this.#sent = 0
    this.#live = this.synced = false
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data) => this.#receive(new Uint8Array(data as Buffer)))
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      if (this.#socket !== socket) return
      this.closedWith = code
      this.#live = this.synced = false
      for (const each of this.#pending) each.message = Number.POSITIVE_INFINITY
    })
    await once(socket, 'open')
    socket.send(encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' }))
    socket.send(syncFrame(syncType.step1, Y.encodeStateVector(this.doc)))
    await until(() => this.synced || this.closedWith !== null, 'the client is synced')
  }

  /** Leaves without a word. */
  drop(): void {
    this.#socket?.terminate()
  }
  /** Stops reading from the network, as a laptop does that sleeps. */
  pause(): void {
    this.#socket?.pause()
  }
  resume(): void {
    this.#socket?.resume()
  }

  #sendUpdate(type: number, update: Uint8Array): void {
    this.#sent++
    this.#socket?.send(syncFrame(type, update))
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sedyanka) {
      const message = decodeServerMessage(decoder)
      this.messages.push(message)
      if (message.type === 'ack') this.#acknowledge(message.count)
    }
    if (type !== messageType.sync) return
    const kind = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (kind === syncType.step1) {
      this.#sendUpdate(syncType.step2, Y.encodeStateAsUpdate(this.doc, body))
      // Everything made before is in that one message.
      for (const each of this.#pending) each.message = Math.min(each.message, this.#sent)
      this.#live = true
      return
    }
    Y.applyUpdate(this.doc, body, this)
    if (kind === syncType.step2) this.synced = true
  }

  #acknowledge(count: number): void {
    for (const { name, message } of this.#pending) if (message <= count) this.acknowledged.add(name)
    this.#pending = this.#pending.filter(({ message }) => message > count)
  }
}
