import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'

/** An update of nothing: no structs, no deletions. */
const nothing = new Uint8Array([0, 0])

/** What the server has, and what goes there behind it: by client, up to which clock. */
export class Known {
  readonly #clocks: Map<number, number>

  constructor(stateVector: Uint8Array) {
    this.#clocks = Y.decodeStateVector(stateVector)
  }

  /** This has been sent, too. */
  add(update: Uint8Array): void {
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      this.#clocks.set(client, Math.max(clock, this.#clocks.get(client) ?? 0))
  }

  /** What a document holds beyond it. Deletions went with the edits that made them. */
  rest(doc: Y.Doc): Uint8Array {
    const isMore = [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(
      ([client, clock]) => clock > (this.#clocks.get(client) ?? 0),
    )
    return isMore ? Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#clocks)) : nothing
  }
}

/** A client and a clock take so many bytes at most. */
const entryBytes = 10

/**
 * What a page has, for the server to send the rest. Of a document with very many clients those with fewest edits are left
 * out: the server sends them once more, which changes nothing.
 */
export const stateVectorOf = (doc: Y.Doc): Uint8Array => {
  const whole = Y.encodeStateVector(doc)
  if (whole.length <= limits.stateVectorBytes) return whole
  const clocks = [...Y.decodeStateVector(whole)].sort(([, a], [, b]) => b - a)
  return Y.encodeStateVector(new Map(clocks.slice(0, limits.stateVectorBytes / entryBytes)))
}
