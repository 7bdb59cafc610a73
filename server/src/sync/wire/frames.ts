import {
  encodeServerMessage,
  messageType,
  protocolVersion,
  schemaVersion,
  type ServerMessage,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { joinBytes } from './join-bytes.ts'

const encodeSync = (type: number, body: Uint8Array): Uint8Array =>
  joinBytes([messageType.sync, type, body.length, body])

/** “This is what I have; send me the rest.” */
export const encodeStep1 = (stateVector: Uint8Array): Uint8Array =>
  encodeSync(syncType.step1, stateVector)
/** “Here is what you lack.” */
export const encodeStep2 = (update: Uint8Array): Uint8Array => encodeSync(syncType.step2, update)
export const encodeUpdate = (update: Uint8Array): Uint8Array => encodeSync(syncType.update, update)

type Welcome = Extract<ServerMessage, { type: 'welcome' }>
/** “This is who I am, and what you may do here.” `serverTime`: epoch milliseconds. */
export const encodeWelcome = (words: Omit<Welcome, 'type' | 'version' | 'schema'>): Uint8Array =>
  encodeServerMessage({
    type: 'welcome',
    version: protocolVersion,
    schema: schemaVersion,
    ...words,
  })
