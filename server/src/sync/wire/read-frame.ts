import {
  type ClientMessage,
  decodeClientMessage,
  messageType,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import * as decoding from 'lib0/decoding'
import { Refused } from '../guard/refused.ts'

/** What a peer may say. */
export type PeerMessage =
  | { type: 'sync'; step: number; body: Uint8Array }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'queryAwareness' }
  | ClientMessage

/** Reads one frame of a peer; throws when it is none, `Refused` when its kind has no such size. Bodies share the frame's memory. */
export const readFrame = (frame: Uint8Array): PeerMessage => {
  if (frame.length > limits.frameBytes) throw new Refused('tooLarge')
  const decoder = decoding.createDecoder(frame)
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync: {
      const step = decoding.readVarUint(decoder)
      if (step > syncType.update) throw new Error('unknown sync message')
      const most = step === syncType.step1 ? limits.stateVectorBytes : limits.updateBytes
      return { type: 'sync', step, body: readBytes(decoder, most) }
    }
    case messageType.awareness:
      return { type: 'awareness', update: readBytes(decoder, limits.awarenessBytes) }
    case messageType.queryAwareness:
      return { type: 'queryAwareness' }
    case messageType.sedyanka:
      if (frame.length > limits.helloBytes) throw new Refused('tooLarge')
      return decodeClientMessage(decoder)
    default:
      throw new Error('unknown message')
  }
}

/** A length and so many bytes, all of which must be there. */
const readBytes = (decoder: decoding.Decoder, most: number): Uint8Array => {
  const length = decoding.readVarUint(decoder)
  if (length > most) throw new Refused('tooLarge')
  if (length > decoder.arr.length - decoder.pos) throw new Error('a frame is cut off')
  return decoding.readUint8Array(decoder, length)
}
