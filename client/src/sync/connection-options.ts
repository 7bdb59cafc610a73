import type { ServerMessage } from '@sedyanka/shared/protocol.ts'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { OpenTransport } from './transport.ts'

export interface ConnectionEvents {
  /** Something the Saved label depends on has changed. */
  changed(): void
  /** The server has told who it is; false when this document must not be merged into its. */
  welcomed(message: Extract<ServerMessage, { type: 'welcome' }>): boolean
  /** The seat that this line is for has changed: another role, or another organisation. */
  reseated(): void
  /** It is this page's turn to write again what a restored server has lost. */
  turn(): void
  rejected(message: Extract<ServerMessage, { type: 'reject' }>): void
  /** The server ended it for good. */
  ended(code: number): void
}

export interface ConnectionOptions {
  room: string
  doc: Y.Doc
  awareness: Awareness
  /** The epoch of the document this page holds, '' when it holds none. */
  epoch: () => string
  open: OpenTransport
  events: ConnectionEvents
}
