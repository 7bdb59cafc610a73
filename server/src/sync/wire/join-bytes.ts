/** How many bytes a number takes as lib0's varUint: seven bits each. */
const sizeOf = (number: number): number => {
  let size = 1
  for (let rest = number; rest > 127; rest = Math.floor(rest / 128)) size++
  return size
}

/**
 * Puts numbers (as lib0's varUint) and bytes behind each other, in one buffer of the right length. A room writes some
 * thousand small messages a second; growing a buffer for each of them was a tenth of its work.
 */
export const joinBytes = (parts: readonly (number | Uint8Array)[]): Uint8Array => {
  let size = 0
  for (const part of parts) size += typeof part === 'number' ? sizeOf(part) : part.length
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    if (typeof part === 'number') {
      let rest = part
      for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = 128 | (rest % 128)
      bytes[at++] = rest
    } else {
      bytes.set(part, at)
      at += part.length
    }
  }
  return bytes
}
