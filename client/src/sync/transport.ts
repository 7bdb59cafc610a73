/** One connection to the server, of whatever kind: it carries frames both ways until it ends. */
export interface Transport {
  send(frame: Uint8Array): void
  close(): void
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
  const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync/${room}`)
  socket.binaryType = 'arraybuffer'
  let live = true
  socket.addEventListener('open', () => live && events.opened())
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (live && data instanceof ArrayBuffer) events.frame(new Uint8Array(data))
  })
  socket.addEventListener('close', ({ code }) => {
    if (live) events.closed(code)
    live = false
  })
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(frame))
    },
    close: () => {
      live = false
      socket.close()
    },
  }
}
