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
import type { Frame } from './frame-reader.ts'
import {
  awarenessMessage,
  type AwarenessState,
  type Dialect,
  emptyStep2Message,
  hocuspocusTokenMessage,
  nothing,
  prefixOf,
  step1Message,
  updateMessage,
} from './messages.ts'
import { WireSocket } from './wire-socket.ts'

export interface WireOptions {
  /** `ws://host:port/path/`; the room goes behind it. */
  url: string
  room: string
  dialect: Dialect
  cookie: string
  /** Hands over the bodies of sync messages, for a client with a document. */
  keep?: boolean
}

/** Hocuspocus answers sync step 1 under a type of its own. */
const hocuspocusSyncReply = 4
const acknowledgement = 0
const rejection = 4

const describe = (message: ServerMessage): string =>
  message.type === 'reject' ? `${message.reason}: ${message.detail}, edit ${message.index}` : ''

/**
 * A browser played on the cheap: it speaks the protocol but holds no document, looks at the first bytes of what arrives,
 * and counts. One process can be a thousand of them.
 */
export class WireClient {
  /** Bytes of sync messages behind step 1. */
  syncBytes = 0
  rxAwareness = 0
  synced = false
  /** Messages sent that may bring edits (the empty answer to sync step 1 is one), and how many of them are on disk. */
  sentUpdates = 0
  acknowledged = 0
  /** Why the server refused an edit, and which; empty while it refused none. */
  refusal = ''
  /** Called with each sync message; `body` is null unless bodies are kept. */
  onSync: ((type: number, body: Uint8Array | null) => void) | null = null
  readonly #dialect: Dialect
  readonly #prefix: Uint8Array
  readonly #socket: WireSocket

  constructor({ url, room, dialect, cookie, keep = false }: WireOptions) {
    this.#dialect = dialect
    this.#prefix = prefixOf(dialect, room)
    this.#socket = new WireSocket({
      url: dialect === 'hocuspocus' ? url : `${url}${room}`,
      cookie,
      keep,
      onFrame: (frame) => this.#receive(frame),
    })
    this.opened.then(
      () => this.#begin(),
      () => {},
    )
  }

  get opened(): Promise<void> {
    return this.#socket.opened
  }
  get closed(): boolean {
    return this.#socket.closed
  }
  get closeCode(): number {
    return this.#socket.closeCode
  }
  get rxBytes(): number {
    return this.#socket.rxBytes
  }

  step1(stateVector: Uint8Array): void {
    this.#send(step1Message(stateVector))
  }
  update(update: Uint8Array): void {
    this.sentUpdates++
    this.#send(updateMessage(update))
  }
  awareness(state: AwarenessState): void {
    this.#send(awarenessMessage(state))
  }
  close(): void {
    this.#socket.close()
  }

  #send(message: Uint8Array): void {
    this.#socket.send(this.#prefix, message)
  }

  #begin(): void {
    if (this.#dialect === 'hocuspocus') this.#send(hocuspocusTokenMessage())
    if (this.#dialect === 'sedyanka')
      this.#send(encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' }))
    this.step1(nothing)
  }

  #receive({ head, length, payload }: Frame): void {
    const at = this.#prefix.length
    const [type, subtype] = [head[at], head[at + 1]]
    if (type === messageType.awareness) this.rxAwareness++
    if (type === messageType.sedyanka && subtype === acknowledgement)
      this.acknowledged = decoding.readVarUint(decoding.createDecoder(head.subarray(at + 2)))
    if (type === messageType.sedyanka && subtype === rejection)
      this.refusal = describe(decodeServerMessage(decoding.createDecoder(head.subarray(at + 1))))
    if (
      type !== messageType.sync &&
      (type !== hocuspocusSyncReply || this.#dialect !== 'hocuspocus')
    )
      return
    if (subtype === syncType.step1) return this.#answerStep1()
    this.syncBytes += length
    if (subtype === syncType.step2) this.synced = true
    const body = payload && decoding.createDecoder(payload.subarray(at + 2))
    this.onSync?.(subtype ?? 0, body && decoding.readVarUint8Array(body))
  }

  #answerStep1(): void {
    if (this.#dialect === 'relay') return
    this.sentUpdates++
    this.#send(emptyStep2Message())
  }
}
