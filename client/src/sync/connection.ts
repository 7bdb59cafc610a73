import { closeCodes, isFinal } from '@sedyanka/shared/close-codes.ts'
import {
  decodeServerMessage,
  encodeRecovery,
  messageType,
  type ServerMessage,
  syncType,
} from '@sedyanka/shared/protocol.ts'
import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ConnectionOptions } from './connection-options.ts'
import { fromDevice, fromServer } from './edit-origins.ts'
import { encodeAwareness, encodeGreeting, encodeSync } from './frames.ts'
import { stateVectorOf } from './known.ts'
import { LineWatch } from './line-watch.ts'
import { watchPageLife } from './page-life.ts'
import { Outgoing } from './outgoing.ts'
import { PackedState } from './packed-state.ts'
import { Pending } from './pending.ts'
import { ServersWord } from './servers-word.ts'
import type { Transport } from './transport.ts'
import { canUnpack } from './unpack.ts'
import { waitBefore } from './wait-before.ts'

/**
 * Keeps one document in step with the server over whatever transport there is, for as long as it takes, and knows which
 * edits are on the server's disk. It shows nothing and stores nothing.
 */
export class Connection {
  readonly pending = new Pending()
  readonly #outgoing: Outgoing
  readonly #options: ConnectionOptions
  readonly #others: ServersWord
  #transport: Transport | null = null
  #opened = false
  #synced = false
  #welcomed = false
  #degraded = false
  /** What the server has, until it is answered. */
  #asked: Uint8Array | null = null
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #watch = new LineWatch({
    poke: () => {
      this.#send(new Uint8Array([messageType.queryAwareness]))
      this.#others.look()
    },
    drop: () => this.#drop(true),
  })
  readonly #stopLife = watchPageLife({
    asleep: () => this.#others.hide(),
    awake: () => this.#onAwake(),
    online: () => this.retry(),
    offline: () => this.#drop(false),
    touched: () => this.retry(),
  })
  #destroyed = false
  /** This page takes compressed states; no more once one of them was damaged. */
  #unpacks = canUnpack()
  readonly #packed = new PackedState()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#outgoing = new Outgoing({
      doc: options.doc,
      pending: this.pending,
      send: (frame) => this.#send(frame),
      refuse: (place) => this.#refuse(place),
    })
    this.#others = new ServersWord(options.awareness, fromServer)
    options.doc.on('update', this.#onEdit)
    options.awareness.on('update', this.#onAwareness)
    this.#connect()
  }

  get connected(): boolean {
    return this.#opened
  }
  /** The server's whole state has arrived on this connection. */
  get synced(): boolean {
    return this.#synced
  }
  /** The server acknowledges on this connection. */
  get acknowledges(): boolean {
    return this.#welcomed
  }
  get degraded(): boolean {
    return this.#degraded
  }

  /** Tries at once instead of waiting. */
  readonly retry = (): void => {
    if (this.#transport || this.#destroyed) return
    this.#attempt = 0
    this.#connect()
  }

  /** Edits of a page that is gone, in the document by now: they are this one's to send. */
  inherit(updates: readonly Uint8Array[]): void {
    for (const update of updates) this.#outgoing.edit(update)
    this.#options.events.changed()
  }

  /** Asks to write again what a restored server has lost, or says that this is done. */
  recover(step: 'recover' | 'recovered'): void {
    this.#send(encodeRecovery(step))
  }

  /**
   * Asks the server what time it is, which also finds out whether the line has outlived this machine's sleep. False when
   * there is no line: one is tried at once.
   */
  askTime(): boolean {
    this.retry()
    if (!this.#welcomed) return false
    this.#send(encodeGreeting(this.#options.epoch(), this.#unpacks))
    this.#watch.expectAnswer()
    return true
  }

  destroy(): void {
    this.#packed.drop()
    this.#destroyed = true
    clearTimeout(this.#timer)
    this.#watch.end()
    this.#stopLife()
    this.#options.doc.off('update', this.#onEdit)
    this.#options.awareness.off('update', this.#onAwareness)
    this.#transport?.close()
    this.#transport = null
  }
  #connect(): void {
    clearTimeout(this.#timer)
    this.#transport = this.#options.open(this.#options.room, {
      opened: () => this.#onOpened(),
      frame: (frame) => this.#onFrame(frame),
      closed: (code) => this.#onClosed(code),
    })
  }

  #onOpened(): void {
    const { doc, awareness, epoch } = this.#options
    const { hasAsked } = this.#transport ?? {}
    if (hasAsked && epoch() !== '') {
      // It said that this page holds nothing: one that does needs a line of its own.
      this.#transport?.close()
      return this.#connect()
    }
    this.#opened = true
    this.#watch.begin()
    this.pending.connected()
    if (!hasAsked) {
      this.#send(encodeGreeting(this.#options.epoch(), this.#unpacks))
      this.#send(encodeSync(syncType.step1, stateVectorOf(doc)))
    }
    if (awareness.getLocalState())
      this.#send(encodeAwareness(encodeAwarenessUpdate(awareness, [doc.clientID])))
    this.#options.events.changed()
  }

  #onClosed(code: number): void {
    this.#lost()
    if (code === 1009) code = closeCodes.tooLarge
    if (isFinal(code)) {
      this.#destroyed = true
      return this.#options.events.ended(code)
    }
    this.#timer = setTimeout(() => this.#connect(), waitBefore(this.#attempt++))
  }

  #lost(): void {
    this.#watch.end()
    this.#transport = null
    this.#opened = false
    this.#synced = false
    this.#welcomed = false
    this.#degraded = false
    this.#asked = null
    this.#outgoing.lost()
    this.#packed.drop()
    this.#others.end()
    this.#options.events.parted()
    this.#options.events.changed()
  }

  #onAwake(): void {
    this.#others.show()
    if (this.#opened) this.#watch.check()
    else this.retry()
  }

  #drop(isDead: boolean): void {
    if (!this.#transport) return
    this.#transport.close(isDead)
    this.#onClosed(1006)
  }

  #send(frame: Uint8Array): void {
    this.#transport?.send(frame)
  }

  readonly #onEdit = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromServer || origin === fromDevice) return
    this.#outgoing.edit(update)
    this.#options.events.changed()
  }

  /** The server would not even read it: the page treats it as refused, and knows where it stands. */
  #refuse(detail: string): void {
    if (this.#destroyed) return
    this.#options.events.rejected({ type: 'reject', index: 0, reason: 'tooLarge', detail })
    this.#transport?.close()
    this.#onClosed(closeCodes.rejected)
  }

  readonly #onAwareness = (_changes: unknown, origin: unknown): void => {
    const { awareness, doc } = this.#options
    if (origin === fromServer || !this.#opened) return
    this.#send(encodeAwareness(encodeAwarenessUpdate(awareness, [doc.clientID])))
  }

  #onFrame(frame: Uint8Array): void {
    this.#watch.heard()
    if (this.#packed.keeps(frame)) return
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return this.#onSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
      case messageType.awareness:
        return applyAwarenessUpdate(
          this.#options.awareness,
          decoding.readVarUint8Array(decoder),
          fromServer,
        )
      case messageType.sedyanka:
        return this.#onMessage(decodeServerMessage(decoder))
    }
  }

  /** Sends what the server lacks. Not before it has said which document it holds: a restored one is never merged blindly. */
  #answer(): void {
    if (!this.#asked || !this.#welcomed) return
    this.#outgoing.answer(this.#asked)
    this.#asked = null
    this.#options.events.changed()
  }

  #onSync(type: number, body: Uint8Array): void {
    const { doc } = this.#options
    if (type === syncType.step1) {
      this.#asked = body
      return this.#answer()
    }
    Y.applyUpdate(doc, body, fromServer)
    if (type !== syncType.step2 || this.#synced) return
    this.#synced = true
    this.#attempt = 0
    this.#options.events.synced()
    this.#options.events.changed()
  }

  #onMessage(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#options.events.welcomed(message)
        if (this.#destroyed) return
        this.#welcomed = true
        this.#answer()
        break
      case 'packed':
        return void this.#packed.unpack(message, {
          done: (update, behind) => {
            Y.applyUpdate(this.#options.doc, update, fromServer)
            for (const frame of behind) this.#onFrame(frame)
          },
          failed: () => {
            this.#unpacks = false
            this.#drop(false)
          },
        })
      case 'turn':
        this.#options.events.turn()
        break
      case 'ack':
        this.pending.acknowledged(message.count)
        this.#outgoing.goOn()
        break
      case 'storage':
        this.#degraded = message.degraded
        break
      case 'reject':
        this.#options.events.rejected(message)
    }
    this.#options.events.changed()
  }
}
