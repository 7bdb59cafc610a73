import { limits } from '@sedyanka/shared/limits.ts'
import { encodeServerMessage } from '@sedyanka/shared/wire/protocol.ts'
import * as Y from 'yjs'
import { encodeStep1, encodeStep2, encodeUpdate } from '../wire/frames.ts'
import type { Pack } from '../ports.ts'
import type { Encode } from './redact.ts'

/** The document as it was at one moment, compressed. */
interface Packed {
  stateVector: Uint8Array
  /** Bytes before packing. */
  size: number
  /** As it is when it cannot be packed. */
  frame: Promise<Uint8Array>
}

/** Packed anew when what came since is more than this share of it. */
const worthRepacking = 1 / 8

/** What a document says to those who come. When a whole hall comes at once, each sentence is put together once. */
export class StateFrames {
  readonly #doc: Y.Doc
  readonly #pack: Pack | undefined
  readonly #encode: Encode
  #question: Uint8Array | null = null
  #wholeState: Uint8Array | null = null
  #packed: Packed | null = null
  #isPacking = false
  /** What came since it was packed. */
  #rest: Uint8Array | null = null

  /** `encode`: the document as its readers may see it, or what is lacking behind a state vector. */
  constructor(
    doc: Y.Doc,
    pack?: Pack,
    encode: Encode = (known) => Y.encodeStateAsUpdate(doc, known),
  ) {
    this.#doc = doc
    this.#pack = pack
    this.#encode = encode
  }

  /** To be called with every edit. */
  forget(): void {
    this.#question = null
    this.#wholeState = null
    this.#rest = null
  }

  /** “This is what I have; send me the rest.” */
  question(): Uint8Array {
    this.#question ??= encodeStep1(Y.encodeStateVector(this.#doc))
    return this.#question
  }

  /** What somebody lacks who has what `stateVector` says. Throws when that cannot be read. */
  answer(stateVector: Uint8Array): Uint8Array {
    if (!isNothing(stateVector)) return encodeStep2(this.#encode(stateVector))
    this.#wholeState ??= encodeStep2(this.#encode())
    return this.#wholeState
  }

  /**
   * The same for those who can unpack: the state compressed, and what came since. Null when that is not worth it, or
   * when another state is being packed at this moment: a hall that comes while somebody types costs one packing.
   */
  answerPacked(stateVector: Uint8Array): Promise<Uint8Array[]> | null {
    if (!this.#pack || !isNothing(stateVector)) return null
    const packed = this.#stillGood() ?? this.#packAnew(this.#pack)
    if (!packed) return null
    const rest = encodeStep2(this.#restBehind(packed))
    return packed.frame.then((frame) => [frame, rest])
  }

  #restBehind({ stateVector }: Packed): Uint8Array {
    this.#rest ??= this.#encode(stateVector)
    return this.#rest
  }

  /** What is packed already, unless too much has come since. */
  #stillGood(): Packed | null {
    if (!this.#packed) return null
    const isSmall = this.#restBehind(this.#packed).length <= this.#packed.size * worthRepacking
    return isSmall ? this.#packed : null
  }

  #packAnew(pack: Pack): Packed | null {
    if (this.#isPacking) return null
    const update = this.#encode()
    const size = update.length
    if (size < limits.packedFrom || size > limits.unpackedBytes) return null
    this.#isPacking = true
    const frame = pack(update)
      .then((bytes) => encodeServerMessage({ type: 'packed', size, bytes }))
      .catch(() => encodeUpdate(update))
      .finally(() => (this.#isPacking = false))
    this.#rest = null
    this.#packed = { stateVector: Y.encodeStateVector(this.#doc), size, frame }
    return this.#packed
  }
}

/** A state vector of no clients. */
const isNothing = (stateVector: Uint8Array): boolean =>
  stateVector.length === 1 && stateVector[0] === 0
