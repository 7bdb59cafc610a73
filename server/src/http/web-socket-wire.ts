import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Wire } from './sync-line.ts'

/** Messages as whole WebSocket frames. A message that goes to many peers is the same object for each: framed once. */
const framed = new WeakMap<Uint8Array, Buffer>()

const binaryFrame = 0x82

/** RFC 6455 §5.2: one unmasked binary frame. */
const encodeFrame = (message: Uint8Array): Buffer => {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = binaryFrame
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, head)
  return frame
}

const frameOf = (message: Uint8Array): Buffer => {
  const known = framed.get(message)
  if (known) return known
  const frame = encodeFrame(message)
  framed.set(message, frame)
  return frame
}

/** The TCP socket below a WebSocket; `ws` keeps it for itself. */
const tcpOf = (socket: WebSocket): Socket | null => {
  const { _socket: tcp } = socket as WebSocket & { _socket?: Socket | null }
  return tcp ?? null
}

/**
 * A WebSocket as the network's half of a peer. In a plenary one edit goes to 137 others, and building a header and making
 * two writes for each was most of the server's work: so frames are built once and written straight to the TCP socket.
 * That is what `ws` does itself where nothing is compressed, as here; control frames still go through `ws`.
 */
export const webSocketWire = (socket: WebSocket): Wire => ({
  send: (message) => {
    if (socket.readyState === socket.OPEN) tcpOf(socket)?.write(frameOf(message))
  },
  bufferedBytes: () => tcpOf(socket)?.writableLength ?? 0,
  close: (code, reason) => socket.close(code, reason),
})
