import { takeEarlySocket } from './early-socket.ts'

/** One connection to the server, of whatever kind: it carries frames both ways until it ends. */
export interface Transport {
  /** Whoever opened it has said hello already, and asked for a whole document. */
  hasAsked?: boolean
  /** It was opened long ago, and nothing has come. */
  isLate?: boolean
  send(frame: Uint8Array): void
  /** `isDead`: nothing has come through it for long. */
  close(isDead?: boolean): void
}

export interface TransportEvents {
  opened(): void
  frame(frame: Uint8Array): void
  /** The connection ended or never opened; `code` as in shared/close-codes.ts, 1006 when the network broke. */
  closed(code: number): void
}

export type OpenTransport = (room: string, events: TransportEvents) => Transport

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
