import { limits } from '@sedyanka/shared/limits.ts'
import type { WebSocket } from 'ws'

/** How often a connection is asked whether anybody is still there, in milliseconds. */
const interval = 5_000
/** So many questions without an answer: the cable is out, the lid is shut. Nobody is shown as present longer than that. */
const patience = 2

/**
 * Ends a WebSocket whose other side has vanished; TCP alone would notice after many minutes, or never. One that sends
 * control frames without end is ended too (`onFlood` is told before): each costs the server time, and none is a message.
 */
export const keepPulse = (
  socket: Pick<WebSocket, 'ping' | 'terminate' | 'on' | 'once'>,
  onFlood: () => void = () => {},
): void => {
  let unanswered = 0
  let heard = 0
  const timer = setInterval(() => {
    heard = 0
    if (unanswered >= patience) return socket.terminate()
    unanswered++
    socket.ping()
  }, interval)
  const hear = () => {
    if (++heard !== limits.controlFrames + 1) return
    onFlood()
    socket.terminate()
  }
  socket.on('ping', hear)
  socket.on('pong', () => {
    unanswered = 0
    hear()
  })
  socket.once('close', () => clearInterval(timer))
}
