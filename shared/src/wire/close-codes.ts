/**
 * Why the server closes a sync connection. 4400–4499 are final for stock y-websocket clients (no reconnect);
 * every other code means: try again.
 */
export const closeCodes = {
  /** No valid session: sign in again. */
  session: 4401,
  /** An edit was not accepted, or this seat may not be here: load afresh. */
  rejected: 4403,
  noSuchRoom: 4404,
  tooLarge: 4413,
  clientTooOld: 4426,
  /** One person has this room open in too many places: the one that was used longest ago stops. */
  crowded: 4429,
  busy: 4503,
  slow: 4513,
  restart: 1012,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** Whether a client must stop reconnecting after this close code. */
export const isFinal = (code: number): boolean => code >= 4400 && code < 4500
