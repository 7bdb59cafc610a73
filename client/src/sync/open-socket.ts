import { takeEarlySocket } from './early-socket.ts'
import type { OpenTransport } from './transport.ts'

/** Sync over a WebSocket of this page's own server. Events stop after `close`. */
export const openWebSocket: OpenTransport = (room, events) => {
  const { protocol, host } = window.location
  const early = takeEarlySocket(room)
  const socket =
    early?.socket ?? new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync/${room}`)
  socket.binaryType = 'arraybuffer'
  let live = true
  const receive = (data: unknown) => {
    if (live && data instanceof ArrayBuffer) events.frame(new Uint8Array(data))
  }
  const listen = () => {
    socket.onmessage = ({ data }: MessageEvent<unknown>) => receive(data)
  }
  socket.addEventListener('open', () => live && events.opened())
  socket.addEventListener('close', ({ code }) => {
    if (live) events.closed(code)
    live = false
  })
  if (early && socket.readyState === WebSocket.OPEN)
    queueMicrotask(() => {
      if (live) events.opened()
      early.frames.forEach(receive)
      listen()
    })
  else listen()
  return {
    hasAsked: early !== null,
    isLate: early?.isLate === true && early.frames.length === 0,
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(frame))
    },
    close: () => {
      live = false
      socket.close()
    },
  }
}
