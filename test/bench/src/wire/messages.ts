import { messageType, syncType } from '@sedyanka/shared/wire/protocol.ts'
import * as encoding from 'lib0/encoding'

/**
 * How a server is spoken to. `y`: the y-websocket protocol. `sedyanka`: the same, with a HELLO, so that edits are
 * acknowledged. `hocuspocus`: each message behind the document's name, after a message with a token. `relay`: nobody
 * answers sync step 1 unless the relay was given a state.
 */
export type Dialect = 'relay' | 'y' | 'hocuspocus' | 'sedyanka'

/** An empty state vector: “I have nothing”. */
export const nothing = Uint8Array.of(0)
/** An update that brings nothing: the answer of a client without a document. */
const emptyUpdate = Uint8Array.of(0, 0)

const syncMessage = (type: number, body: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, body)
  })

export const step1Message = (stateVector: Uint8Array) => syncMessage(syncType.step1, stateVector)
export const emptyStep2Message = () => syncMessage(syncType.step2, emptyUpdate)
export const updateMessage = (update: Uint8Array) => syncMessage(syncType.update, update)

export interface AwarenessState {
  clientId: number
  clock: number
  json: string
}

export const awarenessMessage = ({ clientId, clock, json }: AwarenessState): Uint8Array => {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** The first message to a Hocuspocus server: a token, and the version of the provider that we play. */
export const hocuspocusTokenMessage = (): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'token')
    encoding.writeVarString(encoder, '4.7.0')
  })

/** What stands before every message to a server of that dialect. */
export const prefixOf = (dialect: Dialect, room: string): Uint8Array =>
  dialect === 'hocuspocus'
    ? encoding.encode((encoder) => encoding.writeVarString(encoder, room))
    : new Uint8Array()
