import type { WebSocket } from 'ws'
import { closeFirmly, tcpOf } from './close-firmly.ts'
import type { Wire } from './sync-line.ts'

const binaryFrame = 0x82

/** RFC 6455 §5.2: unmasked binary frames, each message behind its header. */
const encodeFrames = (messages: readonly Uint8Array[]): Buffer => {
  const heads = messages.map(({ length }) => (length < 126 ? 2 : length < 65_536 ? 4 : 10))
  const size = messages.reduce((sum, { length }, index) => sum + length + (heads[index] ?? 0), 0)
  const frames = Buffer.allocUnsafe(size)
  let at = 0
  messages.forEach((message, index) => {
    const head = heads[index] ?? 0
    frames[at] = binaryFrame
    if (head === 2) frames[at + 1] = message.length
    else if (head === 4) {
      frames[at + 1] = 126
      frames.writeUInt16BE(message.length, at + 2)
    } else {
      frames[at + 1] = 127
      frames.writeBigUInt64BE(BigInt(message.length), at + 2)
    }
    frames.set(message, at + head)
    at += head + message.length
  })
  return frames
}

/** From this size on frames are remembered, bytes: smaller ones are made anew in less time than it takes to remember them. */
const worthKeeping = 4096
const kept = new WeakMap<object, Buffer>()
/** What was sent last: in a hall the next hundred peers get the same. */
let last: { key: object; frames: Buffer } | null = null

/** What goes to many peers is the same array, or the same single message, for each: made into WebSocket frames once. */
const framesOf = (messages: readonly Uint8Array[]): Buffer => {
  const key = messages.length === 1 && messages[0] ? messages[0] : messages
  if (last?.key === key) return last.frames
  const known = kept.get(key)
  const frames = known ?? encodeFrames(messages)
  if (!known && frames.length >= worthKeeping) kept.set(key, frames)
  last = { key, frames }
  return frames
}

/**
 * A WebSocket as the network's half of a peer. In a plenary one edit goes to 137 others, and building a header and making
 * two writes for each was most of the server's work: so frames are built once and written straight to the TCP socket.
 * That is what `ws` does itself where nothing is compressed, as here; control frames still go through `ws`.
 */
export const webSocketWire = (socket: WebSocket): Wire => {
  const tcp = tcpOf(socket)
  return {
    kind: 'webSocket',
    send: (messages) => {
      if (socket.readyState === socket.OPEN) tcp.write(framesOf(messages))
    },
    bufferedBytes: () => tcp.writableLength,
    close: (code, reason) => closeFirmly(socket, code, reason),
  }
}
