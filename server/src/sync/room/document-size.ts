import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'

/** Counting takes as long as sending the document to somebody: not again before so much has come. Bytes. */
const worthCounting = 1 << 20

/** How large a document is: an upper bound kept by adding, counted anew when it reaches a limit. */
export class DocumentSize {
  readonly #doc: Y.Doc
  #atMost: number
  #countAgainAt = 0

  /** `atMost`: what its stored updates weigh together, bytes. */
  constructor(doc: Y.Doc, atMost: number) {
    this.#doc = doc
    this.#atMost = atMost
  }

  get atMost(): number {
    return this.#atMost
  }

  add(bytes: number): void {
    this.#atMost += bytes
  }

  /** Whether so many more bytes would be too much. Facilitators have some room left to put things in order. */
  isFullFor(bytes: number, isFacilitator: boolean): boolean {
    const most = isFacilitator ? limits.documentBytesAtAll : limits.documentBytes
    if (this.#atMost + bytes <= most) return false
    if (this.#atMost >= this.#countAgainAt) {
      this.#atMost = Y.encodeStateAsUpdate(this.#doc).length
      this.#countAgainAt = this.#atMost + worthCounting
    }
    return this.#atMost + bytes > most
  }
}
