import type { WebSocket } from 'ws'

/** How often a connection is asked whether anybody is still there, in milliseconds. */
const interval = 5_000
/** So many questions without an answer: the cable is out, the lid is shut. Nobody is shown as present longer than that. */
const patience = 2

/** Ends a WebSocket whose other side has vanished; TCP alone would notice after many minutes, or never. */
export const keepPulse = (socket: Pick<WebSocket, 'ping' | 'terminate' | 'on' | 'once'>): void => {
  let unanswered = 0
  const timer = setInterval(() => {
    if (unanswered >= patience) return socket.terminate()
    unanswered++
    socket.ping()
  }, interval)
  socket.on('pong', () => {
    unanswered = 0
  })
  socket.once('close', () => clearInterval(timer))
}
