import type { Socket } from 'node:net'
import { limits } from '@sedyanka/shared/limits.ts'
import type { WebSocket } from 'ws'

/** The TCP socket under a WebSocket, which `ws` keeps for itself. */
export const tcpOf = (socket: WebSocket): Socket =>
  (socket as WebSocket & { _socket: Socket })._socket

/**
 * Closes a WebSocket and sees to it that it ends: a peer that does not answer, or goes on sending, has its socket
 * destroyed. `ws` alone would wait half a minute and take in a whole message meanwhile.
 */
export const closeFirmly = (socket: WebSocket, code: number, reason = ''): void => {
  const tcp = tcpOf(socket)
  // Behind so much that was never read no close frame gets out; what waits is given back at once.
  if (tcp.writableLength > limits.slowPeerBytes) return socket.terminate()
  socket.close(code, reason)
  if (socket.readyState === socket.CLOSED) return
  let bytes = 0
  tcp.on('data', ({ length }: Buffer) => {
    bytes += length
    if (bytes > limits.bytesAfterClose) socket.terminate()
  })
  const timer = setTimeout(() => socket.terminate(), limits.closeWithin)
  socket.once('close', () => clearTimeout(timer))
}
