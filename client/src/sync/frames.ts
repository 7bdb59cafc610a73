import {
  encodeHello,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import * as encoding from 'lib0/encoding'

/** A page's first words: what it speaks, and which document it holds. */
export const encodeGreeting = (epoch: string, unpacks: boolean): Uint8Array =>
  encodeHello({
    version: protocolVersion,
    schema: schemaVersion,
    epoch,
    unpacks,
    rewrites: true,
  })

/** A sync message: step 1 (a state vector), step 2 or an update. */
export const encodeSync = (type: number, body: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, body)
  })

/** Whether a frame of the server brings edits: a step 2 or an update. */
export const bringsEdits = ([type, step]: Uint8Array): boolean =>
  type === messageType.sync && step !== syncType.step1

export const encodeAwareness = (update: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
