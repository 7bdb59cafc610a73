/** A room's socket that was opened while the page's scripts were on their way; it has asked for the whole document. */
export interface EarlySocket {
  socket: WebSocket
  /** What has come since. */
  frames: ArrayBuffer[]
  /** It has been waiting for a while. */
  isLate?: boolean
}

declare global {
  interface Window {
    /** By room; only `early-rooms.ts` puts some in. */
    earlySockets?: Map<string, EarlySocket>
  }
}

/** The room's early socket for the one who asks first, unless it has ended meanwhile. */
export const takeEarlySocket = (room: string): EarlySocket | null => {
  const early = window.earlySockets?.get(room)
  window.earlySockets?.delete(room)
  return early && early.socket.readyState <= WebSocket.OPEN ? early : null
}
