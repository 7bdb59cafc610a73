import {
  decodeServerMessage,
  encodeRecovery,
  messageType,
  type ServerMessage,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ConnectionOptions } from './connection-options.ts'
import { fromDevice, fromServer } from './edit-origins.ts'
import { bringsEdits, encodeAwareness, encodeGreeting, encodeSync } from './frames.ts'
import { stateVectorOf } from './known.ts'
import { type LineEvent, type LineState, type LineTodo, openLine, stepLine } from './line-state.ts'
import { LineWatch } from './line-watch.ts'
import { makeMachine } from './machine.ts'
import { watchPageLife } from './page-life.ts'
import { Outgoing } from './outgoing.ts'
import { Pending } from './pending.ts'
import { ServersWord } from './servers-word.ts'
import type { Transport } from './transport.ts'
import { canUnpack, unpack } from './unpack.ts'
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
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #watch = new LineWatch({
    poke: () => {
      this.#send(new Uint8Array([messageType.queryAwareness]))
      this.#others.look()
    },
    drop: () => this.#take({ type: 'dropped', isDead: true }),
  })
  readonly #stopLife = watchPageLife({
    asleep: () => this.#others.hide(),
    awake: () => this.#onAwake(),
    online: () => this.retry(),
    offline: () => this.#take({ type: 'dropped', isDead: false }),
    touched: () => this.retry(),
  })
  /** This page takes compressed states; no more once one of them was damaged. */
  #unpacks = canUnpack()
  readonly #machine = makeMachine<LineState, LineEvent, LineTodo>(
    { is: 'waiting', attempt: 0 },
    stepLine,
    {
      open: () => this.#open(),
      close: ({ isDead }) => this.#transport?.close(isDead),
      rest: () => this.#rest(),
      wait: ({ attempt }) => {
        this.#timer = setTimeout(() => this.#take({ type: 'due' }), waitBefore(attempt))
      },
      begin: () => {
        this.#watch.begin()
        this.pending.connected()
      },
      greet: () => {
        this.#greet()
        this.#send(encodeSync(syncType.step1, stateVectorOf(this.#options.doc)))
      },
      sayPresence: () => this.#options.awareness.getLocalState() && this.#sayPresence(),
      answer: ({ stateVector }) => this.#outgoing.answer(stateVector),
      tellSynced: () => this.#options.events.synced(),
      unpack: (packed) => this.#unpack(packed),
      apply: ({ update }) => Y.applyUpdate(this.#options.doc, update, fromServer),
      read: ({ frames }) => {
        for (const frame of frames) this.#onFrame(frame)
      },
      end: ({ code }) => this.#options.events.ended(code),
    },
  )

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
    this.#take({ type: 'due' })
  }

  get connected(): boolean {
    return this.#line !== null
  }
  /** The server's whole state has arrived on this connection. */
  get synced(): boolean {
    return this.#line?.synced ?? false
  }
  /** The server acknowledges on this connection. */
  get acknowledges(): boolean {
    return this.#line?.is === 'live'
  }
  get degraded(): boolean {
    return this.#line?.degraded ?? false
  }

  /** Tries at once instead of waiting. */
  readonly retry = (): void => {
    this.#take({ type: 'retried' })
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
    if (!this.acknowledges) return false
    this.#greet()
    this.#watch.expectAnswer()
    return true
  }

  destroy(): void {
    this.#take({ type: 'left' })
    this.#transport = null
    clearTimeout(this.#timer)
    this.#watch.end()
    this.#stopLife()
    this.#options.doc.off('update', this.#onEdit)
    this.#options.awareness.off('update', this.#onAwareness)
  }

  get #line() {
    return openLine(this.#machine.state)
  }

  #take(event: LineEvent): void {
    const before = this.#machine.state
    this.#machine.take(event)
    if (this.#machine.state !== before) this.#options.events.changed()
  }

  #open(): void {
    clearTimeout(this.#timer)
    this.#transport = this.#options.open(this.#options.room, {
      opened: () => {
        const hasAsked = this.#transport?.hasAsked ?? false
        const isForNobody = hasAsked && this.#options.epoch() !== ''
        this.#take({ type: 'opened', hasAsked, isForNobody })
      },
      frame: (frame) => this.#onFrame(frame),
      closed: (code) => this.#take({ type: 'closed', code }),
    })
  }

  #rest(): void {
    this.#watch.end()
    this.#transport = null
    this.#outgoing.lost()
    this.#others.end()
    this.#options.events.parted()
  }

  #onAwake(): void {
    this.#others.show()
    if (this.connected) this.#watch.check()
    else this.retry()
  }

  #greet(): void {
    this.#send(encodeGreeting(this.#options.epoch(), this.#unpacks))
  }

  #sayPresence(): void {
    const { awareness, doc } = this.#options
    this.#send(encodeAwareness(encodeAwarenessUpdate(awareness, [doc.clientID])))
  }

  #unpack({ bytes, size }: { bytes: Uint8Array; size: number }): void {
    const line = this.#transport
    unpack(bytes, size).then(
      (update) => line === this.#transport && this.#take({ type: 'unpacked', update }),
      () => {
        if (line !== this.#transport) return
        this.#unpacks = false
        this.#take({ type: 'dropped', isDead: false })
      },
    )
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
    if (this.#machine.state.is === 'ended') return
    this.#options.events.rejected({ type: 'reject', index: 0, reason: 'tooLarge', detail })
    this.#take({ type: 'refused' })
  }

  readonly #onAwareness = (_changes: unknown, origin: unknown): void => {
    if (origin !== fromServer && this.connected) this.#sayPresence()
  }

  #onFrame(frame: Uint8Array): void {
    this.#watch.heard()
    const { is } = this.#machine.state
    if (is === 'ended') return
    if (is === 'unpacking' || (is === 'greeting' && bringsEdits(frame)))
      return this.#take({ type: 'followed', frame })
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

  #onSync(type: number, body: Uint8Array): void {
    if (type === syncType.step1) return this.#take({ type: 'asked', stateVector: body })
    Y.applyUpdate(this.#options.doc, body, fromServer)
    if (type === syncType.step2) this.#take({ type: 'whole' })
  }

  #onMessage(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#options.events.welcomed(message)
        this.#take({ type: 'welcomed' })
        break
      case 'packed':
        return this.#take(message)
      case 'recoverNow':
        this.#options.events.recoverNow()
        break
      case 'ack':
        this.pending.acknowledged(message.count)
        this.#outgoing.goOn()
        break
      case 'storage':
        return this.#take(message)
      case 'reject':
        this.#options.events.rejected(message)
    }
    this.#options.events.changed()
  }
}
