import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What one awareness message says of one client. */
export interface AwarenessEntry {
  client: number
  clock: number
  json: string
}

export const awarenessFrame = (entries: readonly AwarenessEntry[]): Uint8Array =>
  encoding.encode((frame) => {
    encoding.writeVarUint(frame, messageType.awareness)
    const body = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, entries.length)
      for (const { client, clock, json } of entries) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarString(encoder, json)
      }
    })
    encoding.writeVarUint8Array(frame, body)
  })

/** An awareness message without the frame around it, as y-protocols takes it. */
export const awarenessBody = (frame: Uint8Array): Uint8Array => {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}

/** What the frames tell of each client id, the newest last. */
export const heard = (frames: readonly Uint8Array[]): AwarenessEntry[] =>
  frames
    .filter((frame) => frame[0] === messageType.awareness)
    .flatMap((frame) => {
      const body = decoding.createDecoder(awarenessBody(frame))
      return Array.from({ length: decoding.readVarUint(body) }, () => ({
        client: decoding.readVarUint(body),
        clock: decoding.readVarUint(body),
        json: decoding.readVarString(body),
      }))
    })

/** What a client says of itself (null: it goes), as a frame. */
export const ownAwareness = (client: number, clock: number, state: unknown): Uint8Array =>
  awarenessFrame([{ client, clock, json: JSON.stringify(state) }])
