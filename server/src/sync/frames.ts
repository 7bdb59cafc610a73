import { messageType, syncType } from '@sedyanka/shared/protocol.ts'
import { joinBytes } from './join-bytes.ts'

const encodeSync = (type: number, body: Uint8Array): Uint8Array =>
  joinBytes([messageType.sync, type, body.length, body])

/** „This is what I have; send me the rest.“ */
export const encodeStep1 = (stateVector: Uint8Array): Uint8Array =>
  encodeSync(syncType.step1, stateVector)
/** „Here is what you lack.“ */
export const encodeStep2 = (update: Uint8Array): Uint8Array => encodeSync(syncType.step2, update)
export const encodeUpdate = (update: Uint8Array): Uint8Array => encodeSync(syncType.update, update)
