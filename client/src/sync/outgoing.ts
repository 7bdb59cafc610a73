import { limits } from '@sedyanka/shared/limits.ts'
import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import * as Y from 'yjs'
import { encodeSync } from './frames.ts'
import { Known } from './known.ts'
import type { Pending } from './pending.ts'

/** Seldom asked for, so its code comes then. */
const placeOf = async (doc: Y.Doc, update: Uint8Array): Promise<string> => {
  const { touchedFields } = await import('./touched-fields.ts')
  const [at] = touchedFields(doc, [update])
  return at ? `${at.root}/${at.row}/${at.field}` : ''
}

interface OutgoingOptions {
  doc: Y.Doc
  pending: Pending
  send: (frame: Uint8Array) => void
  /** An edit at this place (`root/row/field`) is more than any server reads. */
  refuse: (place: string) => void
}

/**
 * What goes to the server: edits as they are made, once it has been told what it lacks. Of a long time offline the edits go
 * one after another, in pieces that a server takes, each as those before it are acknowledged.
 */
export class Outgoing {
  readonly #options: OutgoingOptions
  /** Edits go out as they are made. */
  #live = false
  /** What the server has and is on its way there, while edits of before go out by and by. */
  #known: Known | null = null

  constructor(options: OutgoingOptions) {
    this.#options = options
  }

  /** The line has ended. */
  lost(): void {
    this.#live = false
    this.#known = null
  }

  /** An edit was made here. */
  edit(update: Uint8Array): void {
    const { doc, pending, send } = this.#options
    if (update.length > limits.updateBytes) {
      pending.add(update, false)
      return this.#refuse(update)
    }
    // More at once than a line may have waiting: the rest goes as that is acknowledged.
    if (this.#live && pending.inFlight > limits.windowBytes) {
      this.#live = false
      this.#known = new Known(Y.encodeStateVector(doc))
    }
    pending.add(update, this.#live)
    if (this.#live) send(encodeSync(syncType.update, update))
  }

  /** The server has said what it has. */
  answer(stateVector: Uint8Array): void {
    const update = Y.encodeStateAsUpdate(this.#options.doc, stateVector)
    if (update.length <= limits.batchBytes) return this.#finish(update)
    this.#live = false
    this.#known = new Known(stateVector)
    this.goOn()
  }

  /** Sends more of what waits, as far as the server has acknowledged what was sent. */
  goOn(): void {
    const { doc, pending, send } = this.#options
    while (this.#known && pending.inFlight < limits.windowBytes) {
      const batch = pending.takeBatch(limits.batchBytes)
      if (!batch) return this.#finish(this.#known.rest(doc))
      if (batch.length > limits.updateBytes) return this.#refuse(batch)
      this.#known.add(batch)
      send(encodeSync(syncType.update, batch))
    }
  }

  /** Nothing goes out behind what no server reads. */
  #refuse(update: Uint8Array): void {
    const { doc, refuse } = this.#options
    this.lost()
    placeOf(doc, update).then(refuse, () => refuse(''))
  }

  #finish(update: Uint8Array): void {
    this.#known = null
    this.#live = true
    this.#options.pending.sentAll()
    this.#options.send(encodeSync(syncType.step2, update))
  }
}
