import * as Y from 'yjs'
import type { WireClient } from '../wire/wire-client.ts'
import type { Keyboard } from './keyboard.ts'
import { now } from './time.ts'

/** Somebody with a whole document: a character is visible once it has been applied here. */
export class Probe {
  readonly doc = new Y.Doc()
  readonly client: WireClient
  /** Milliseconds from key to visible, and how many characters were seen, since the last `reset`. */
  latencies: number[] = []
  readonly #keyboard: Keyboard

  constructor(client: WireClient, keyboard: Keyboard) {
    this.client = client
    this.#keyboard = keyboard
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#look(transaction))
    client.onSync = (_type, body) => body && Y.applyUpdate(this.doc, body, client)
  }

  get seen(): number {
    return this.latencies.length
  }
  reset(): void {
    this.latencies = []
  }

  #look({ beforeState, afterState }: Y.Transaction): void {
    const time = now()
    for (const [clientId, end] of afterState) {
      const start = beforeState.get(clientId) ?? 0
      if (start === end || !this.#keyboard.knows(clientId)) continue
      for (let clock = start; clock < end; clock++) {
        const typedAt = this.#keyboard.timeOf(clientId, clock)
        if (typedAt !== undefined) this.latencies.push(time - typedAt)
      }
    }
  }
}
