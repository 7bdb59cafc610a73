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
