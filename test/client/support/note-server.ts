import * as Y from 'yjs'
import { Court } from '../../support/court.ts'
import type { NoteGuest } from './note-guest.ts'

/** An edit that is stored, and whose it is. */
export interface Stored {
  update: Uint8Array
  from: NoteGuest
}

/**
 * The server of a party. It judges each edit at once, stores it a little later, and only then tells the others. When it is
 * killed, what it had not stored is gone, and every page must say again what the server lacks.
 */
export class NoteServer {
  readonly #first: Uint8Array
  #court = new Court('meeting')
  #ownersStored = new Map<number, string>()
  #waiting: Stored[] = []
  readonly #log: Stored[] = []
  /** Pages that have sent their edits to the process that runs now. */
  readonly #known = new Set<NoteGuest>()
  /** How many edits were gone with a killed process. */
  forgotten = 0

  constructor() {
    this.#first = this.state
  }

  /** All that a newcomer is given. */
  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#court.doc)
  }

  /** What is stored, in the order in which others are told. */
  get log(): readonly Stored[] {
    return this.#log
  }

  /** A page sends what it has not sent yet; to a new process all that this one lacks. Throws when an edit is refused. */
  receive(guest: NoteGuest): void {
    const outbox = guest.outbox.splice(0)
    const isKnown = this.#known.has(guest)
    const lacking = () => Y.encodeStateAsUpdate(guest.doc, Y.encodeStateVector(this.#court.doc))
    for (const update of isKnown ? outbox : [lacking()]) {
      this.#court.accept(update, guest.seat)
      this.#waiting.push({ update, from: guest })
    }
    this.#known.add(guest)
  }

  /** Writes down what waits. */
  store(): void {
    this.#log.push(...this.#waiting.splice(0))
    this.#ownersStored = new Map(this.#court.owners)
  }

  /** The process ends in the midst of it all, and another one starts with what was stored. */
  kill(): void {
    this.forgotten += this.#waiting.splice(0).length
    this.#known.clear()
    const updates = [this.#first, ...this.#log.map(({ update }) => update)]
    this.#court = new Court('meeting', { updates, owners: this.#ownersStored })
  }
}
