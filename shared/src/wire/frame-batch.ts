import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { limits } from '../limits.ts'

/** Several frames in one body, each behind its length: what a peer without WebSockets sends in one request. */
export const joinFrames = (frames: readonly Uint8Array[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  })

/** Takes such a body apart; null when it is damaged, or has more frames than a page sends. The frames share its memory. */
export const readFrames = (body: Uint8Array): Uint8Array[] | null => {
  const decoder = decoding.createDecoder(body)
  const frames: Uint8Array[] = []
  try {
    while (decoding.hasContent(decoder)) {
      const length = decoding.readVarUint(decoder)
      if (length > decoder.arr.length - decoder.pos || frames.length >= limits.framesInBody)
        return null
      frames.push(decoding.readUint8Array(decoder, length))
    }
  } catch {
    return null
  }
  return frames
}
