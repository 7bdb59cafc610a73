/**
 * An order key, by the rule of fractional indexing: a letter that says how many digits follow (`a` one, `b` two; `Z` one,
 * `Y` two), then a fraction that does not end in 0.
 */
export const isOrder = (found: unknown): boolean => {
  if (typeof found !== 'string' || !/^[A-Za-z][0-9A-Za-z]{1,199}$/.test(found)) return false
  const head = found.charCodeAt(0)
  const digits = head >= 97 ? head - 96 : 91 - head
  const fraction = found.slice(1 + digits)
  return found.length > digits && !fraction.endsWith('0') && found !== `A${'0'.repeat(26)}`
}
