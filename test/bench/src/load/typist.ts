import * as Y from 'yjs'
import { notesOf } from '../fixtures/noted-items.ts'
import type { WireClient } from '../wire/wire-client.ts'
import type { Keyboard } from './keyboard.ts'
import { Person } from './person.ts'

export interface TypistOptions {
  keyboard: Keyboard
  seed: Uint8Array
  /** Which agenda item's notes they write. */
  item: number
  clientId: number
}

/** A person with a document, who types at the end of one item's notes and does not look at what the others do. */
export class Typist extends Person {
  /** When the next key is due; the typing loop's own mark. */
  due = 0
  readonly #doc = new Y.Doc()
  readonly #text: Y.Text
  readonly #keyboard: Keyboard
  /** After how many update messages which of this person's characters had been sent. */
  readonly #sentAt = new Map<number, number>()

  constructor(client: WireClient, { keyboard, seed, item, clientId }: TypistOptions) {
    super(client, { index: item, clientId })
    this.#keyboard = keyboard
    keyboard.register(clientId)
    Y.applyUpdate(this.#doc, seed)
    this.#doc.clientID = clientId
    this.#text = notesOf(this.#doc, item)
    this.#doc.on('update', (update: Uint8Array) => client.update(update))
  }

  type(character: string): void {
    const clock = Y.getState(this.#doc.store, this.clientId)
    this.#keyboard.strike(this.clientId, clock)
    this.#text.insert(this.#text.length, character)
    this.#sentAt.set(this.client.sentUpdates, clock + 1)
    this.moveCaret()
  }

  /** How many of their characters the server has said are on disk. */
  get acknowledged(): number {
    return this.#sentAt.get(this.client.acknowledged) ?? 0
  }
}
