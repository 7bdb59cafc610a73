import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** How a snapshot's bytes are kept; a migration names the same. */
export type SnapshotFormat = 'plain' | 'zstd'

/** A document's state as it is kept. */
export interface StateBytes {
  format: SnapshotFormat
  body: Uint8Array
  /** SHA-256 of the body, hex. */
  sha256: string
  /** How long the state itself is. */
  stateBytes: number
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether these are the bytes that were written. */
export const isIntact = (body: Uint8Array, sha256: string): boolean => digest(body) === sha256

/** Text and ids halve; what is small stays as it is. */
export const packState = (state: Uint8Array): StateBytes => {
  const packed = zstdCompressSync(state)
  const isWorthIt = packed.length < state.length
  const body = isWorthIt ? packed : state
  const format = isWorthIt ? 'zstd' : 'plain'
  return { format, body, sha256: digest(body), stateBytes: state.length }
}

/**
 * The state again, in a buffer of its own; null when these are not the bytes that were written. Those had been read back
 * into a document before they were written, so nobody decodes them a second time here.
 */
export const unpackState = ({
  format,
  body,
  sha256,
}: Omit<StateBytes, 'stateBytes'>): Uint8Array<ArrayBuffer> | null => {
  if (!isIntact(body, sha256)) return null
  return new Uint8Array(format === 'zstd' ? zstdDecompressSync(body) : body)
}
