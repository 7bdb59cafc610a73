import { randomBytes } from 'node:crypto'

const mask = randomBytes(4)

const headerOf = (opcode: number, length: number): Buffer => {
  if (length < 126) return Buffer.from([128 | opcode, 128 | length])
  if (length < 65_536) {
    const header = Buffer.from([128 | opcode, 254, 0, 0])
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.alloc(10)
  header.writeUInt8(128 | opcode, 0)
  header.writeUInt8(255, 1)
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

/** One WebSocket frame as a client sends it. */
export const maskedFrame = (opcode: number, ...parts: Uint8Array[]): Buffer => {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const frame = Buffer.concat([headerOf(opcode, length), mask, ...parts])
  for (let at = frame.length - length, i = 0; i < length; i++, at++)
    frame[at] = (frame[at] ?? 0) ^ (mask[i & 3] ?? 0)
  return frame
}
