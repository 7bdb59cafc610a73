/** Whether this browser can unpack at all. */
export const canUnpack = (): boolean => typeof DecompressionStream === 'function'

/** Unpacks (zlib, RFC 1950) to exactly `size` bytes. Rejects when the bytes are damaged, or are more or fewer. */
export const unpack = async (packed: Uint8Array, size: number): Promise<Uint8Array> => {
  const unpacked = new Uint8Array(size)
  let filled = 0
  const bytes = new Blob([new Uint8Array(packed)]).stream()
  const reader = bytes.pipeThrough(new DecompressionStream('deflate')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      // Throws when it does not fit.
      unpacked.set(value, filled)
      filled += value.length
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
  if (filled !== size) throw new Error('a state was cut off')
  return unpacked
}
