import * as Y from 'yjs'
import { encodeStep1, encodeStep2 } from './frames.ts'

/** What a document says to those who come. When a whole hall comes at once, each sentence is put together once. */
export class StateFrames {
  readonly #doc: Y.Doc
  #question: Uint8Array | null = null
  #wholeState: Uint8Array | null = null

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** To be called with every edit. */
  forget(): void {
    this.#question = null
    this.#wholeState = null
  }

  /** „This is what I have; send me the rest.“ */
  question(): Uint8Array {
    this.#question ??= encodeStep1(Y.encodeStateVector(this.#doc))
    return this.#question
  }

  /** What somebody lacks who has what `stateVector` says. Throws when that cannot be read. */
  answer(stateVector: Uint8Array): Uint8Array {
    const hasNothing = stateVector.length === 1 && stateVector[0] === 0
    if (!hasNothing) return encodeStep2(Y.encodeStateAsUpdate(this.#doc, stateVector))
    this.#wholeState ??= encodeStep2(Y.encodeStateAsUpdate(this.#doc))
    return this.#wholeState
  }
}
