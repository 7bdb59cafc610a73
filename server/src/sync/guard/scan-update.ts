import { limits } from '@sedyanka/shared/limits.ts'
import { Refused } from './refused.ts'

/** Nesting of plain values: no field of any row holds more. */
const valueDepth = 8
/** A number of 53 bits takes eight bytes, seven bits in each. */
const longestNumber = 8

/** What an update holds, as counted by looking at its bytes. */
export interface UpdateSize {
  /** Clients of whom it brings structs. */
  clients: number
  structs: number
  /** Bytes of these. */
  structBytes: number
}

/**
 * Walks over the bytes of an update (Yjs, version 1 of the format) without keeping anything: what it claims must be there,
 * and what is there must be within the limits. Decoding allocates by these counts, and so do applying and judging; here
 * nothing is allocated yet. Throws `Refused`.
 */
class Scan {
  readonly #bytes: Uint8Array
  #at = 0
  #structs = 0
  #values = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  run(): UpdateSize {
    const clients = this.#count(limits.updateClients)
    for (let client = 0; client < clients; client++) {
      const structs = this.#count(limits.updateStructs)
      this.#structs += structs
      if (this.#structs > limits.updateStructs) throw new Refused('tooLarge')
      this.#number()
      this.#number()
      for (let struct = 0; struct < structs; struct++) this.#struct()
    }
    const structBytes = this.#at
    this.#deletes()
    // What goes on behind its end is no update of this version.
    if (this.#at !== this.#bytes.length) throw new Refused('malformed')
    return { clients, structs: this.#structs, structBytes }
  }

  #deletes(): void {
    let ranges = 0
    for (let clients = this.#count(limits.updateRanges); clients > 0; clients--) {
      this.#number()
      const more = this.#count(limits.updateRanges)
      // An empty list costs as much as a range.
      ranges += Math.max(1, more)
      if (ranges > limits.updateRanges) throw new Refused('tooLarge')
      for (let range = 0; range < more; range++) {
        this.#number()
        this.#number()
      }
    }
  }

  #struct(): void {
    const info = this.#byte()
    const content = info & 31
    if (content === 0) return void this.#number()
    if (info & 128) this.#id()
    if (info & 64) this.#id()
    if ((info & 192) === 0) {
      if (this.#number() === 1) this.#text(limits.keyBytes)
      else this.#id()
      if (info & 32) this.#text(limits.keyBytes)
    }
    this.#content(content)
  }

  #content(content: number): void {
    switch (content) {
      case contents.deleted:
        return void this.#number()
      case contents.string:
        return this.#text(limits.updateBytes)
      case contents.format:
        this.#text(limits.keyBytes)
        return this.#text(limits.markBytes)
      case contents.type: {
        const type = this.#number()
        // Elements and hooks carry a name.
        if (type === 3 || type === 5) this.#text(limits.keyBytes)
        return
      }
      case contents.any:
        for (let values = this.#count(limits.updateValues); values > 0; values--) this.#value(0)
        return
      // No field of any row holds these, and to decode one may cost a whole document.
      case contents.json:
      case contents.binary:
      case contents.embed:
      case contents.document:
        throw new Refused('invalid')
      default:
        throw new Refused('malformed')
    }
  }

  /** A plain value as lib0 writes it. */
  #value(depth: number): void {
    if (++this.#values > limits.updateValues) throw new Refused('tooLarge')
    if (depth > valueDepth) throw new Refused('invalid')
    switch (this.#byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // true
      case 120: // false
        return
      case 125: // a whole number
        for (let byte = 1; this.#byte() > 127; byte++)
          if (byte > longestNumber) throw new Refused('malformed')
        return
      case 124: // a number of 32 bits
        return this.#skip(4)
      case 123: // a number of 64 bits
      case 122:
        return this.#skip(8)
      case 119: // a text
      case 116: // bytes
        return this.#text(limits.updateBytes)
      case 118: // a record
        for (let keys = this.#count(limits.updateValues); keys > 0; keys--) {
          this.#text(limits.keyBytes)
          this.#value(depth + 1)
        }
        return
      case 117: // a list
        for (let items = this.#count(limits.updateValues); items > 0; items--)
          this.#value(depth + 1)
        return
      default:
        throw new Refused('malformed')
    }
  }

  #id(): void {
    this.#number()
    this.#number()
  }

  /** How many things follow: each takes a byte at least. */
  #count(most: number): number {
    const count = this.#number()
    if (count > most) throw new Refused('tooLarge')
    if (count > this.#bytes.length - this.#at) throw new Refused('malformed')
    return count
  }

  #text(longest: number): void {
    const length = this.#number()
    if (length > longest) throw new Refused('tooLarge')
    this.#skip(length)
  }

  #skip(length: number): void {
    if (length > this.#bytes.length - this.#at) throw new Refused('malformed')
    this.#at += length
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new Refused('malformed')
    this.#at++
    return byte
  }

  #number(): number {
    const first = this.#byte()
    if (first < 128) return first
    let number = first & 127
    let step = 128
    for (let length = 2; ; length++) {
      if (length > longestNumber) throw new Refused('malformed')
      const byte = this.#byte()
      number += (byte & 127) * step
      if (byte < 128) return number
      step *= 128
    }
  }
}

/** How Yjs numbers what a struct may hold. */
const contents = {
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
} as const

/** Counts what an update holds, and refuses what is past a limit or promises more than it has. */
export const scanUpdate = (update: Uint8Array): UpdateSize => {
  if (update.length > limits.updateBytes) throw new Refused('tooLarge')
  return new Scan(update).run()
}
