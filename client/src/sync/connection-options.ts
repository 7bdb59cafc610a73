import type { ServerMessage } from '@sedyanka/shared/wire/protocol.ts'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { OpenTransport } from './transport.ts'

export interface ConnectionEvents {
  /** Something the Saved label depends on has changed. */
  changed(): void
  /** The server has told who it is and whom it takes this page for; a document that must not be merged into its is left. */
  welcomed(message: Extract<ServerMessage, { type: 'welcome' }>): void
  /** The server's whole document is here. */
  synced(): void
  /** The line is lost. */
  parted(): void
  /** It is this page's turn to write again what a restored server has lost. */
  recoverNow(): void
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
