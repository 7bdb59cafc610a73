/** Bytes of a frame that must be at hand before it is announced: control frames and short messages are whole by then. */
const headBytes = 128

export const opcodes = { continuation: 0, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface Frame {
  opcode: number
  /** Its first bytes, up to 128; valid during the call only. */
  head: Buffer
  length: number
  /** All of it; null unless the reader keeps payloads. */
  payload: Buffer | null
}

/** A frame of which more is to come. */
interface Unfinished {
  opcode: number
  head: Buffer
  length: number
  chunks: Buffer[]
  missing: number
}

const readHeader = (data: Buffer): { size: number; length: number } | null => {
  if (data.length < 2) return null
  const short = data.readUInt8(1) & 127
  if (short < 126) return { size: 2, length: short }
  if (short === 126) return data.length < 4 ? null : { size: 4, length: data.readUInt16BE(2) }
  return data.length < 10 ? null : { size: 10, length: Number(data.readBigUInt64BE(2)) }
}

/**
 * Takes a server's byte stream apart into WebSocket frames. It copies nothing but what it is told to keep, so that one
 * process can read for a thousand clients.
 */
export class FrameReader {
  readonly #keep: boolean
  readonly #onFrame: (frame: Frame) => void
  #carry: Buffer | null = null
  #unfinished: Unfinished | null = null

  constructor({ keep, onFrame }: { keep: boolean; onFrame: (frame: Frame) => void }) {
    this.#keep = keep
    this.#onFrame = onFrame
  }

  push(chunk: Buffer): void {
    const data = this.#carry ? Buffer.concat([this.#carry, chunk]) : chunk
    this.#carry = null
    for (let at = 0; at < data.length;) {
      const rest = at === 0 ? data : data.subarray(at)
      const taken = this.#unfinished ? this.#continue(this.#unfinished, rest) : this.#begin(rest)
      if (taken === 0) {
        this.#carry = Buffer.from(rest)
        return
      }
      at += taken
    }
  }

  /** Returns how many bytes it took; 0 when there are too few to begin with. */
  #begin(data: Buffer): number {
    const header = readHeader(data)
    if (!header) return 0
    const { size, length } = header
    if (data.length < size + Math.min(length, headBytes)) return 0
    const first = data.readUInt8(0)
    const opcode = first & 15
    if (opcode === opcodes.continuation || !(first & 128))
      throw new Error('fragmented frames are not handled')
    const end = size + length
    const body = data.subarray(size, Math.min(end, data.length))
    const keep = this.#keep && opcode === opcodes.binary
    if (data.length >= end) {
      this.#onFrame({ opcode, head: body, length, payload: keep ? Buffer.from(body) : null })
      return end
    }
    const head = Buffer.from(body.subarray(0, headBytes))
    const chunks = keep ? [Buffer.from(body)] : []
    this.#unfinished = { opcode, head, length, chunks, missing: end - data.length }
    return data.length
  }

  #continue(unfinished: Unfinished, data: Buffer): number {
    const { opcode, head, length, chunks } = unfinished
    const part = data.subarray(0, Math.min(unfinished.missing, data.length))
    if (chunks.length > 0) chunks.push(Buffer.from(part))
    unfinished.missing -= part.length
    if (unfinished.missing === 0) {
      this.#unfinished = null
      const payload = chunks.length > 0 ? Buffer.concat(chunks) : null
      this.#onFrame({ opcode, head, length, payload })
    }
    return part.length
  }
}
