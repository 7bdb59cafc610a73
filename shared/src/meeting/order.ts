import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Order keys of agenda items: fractional indexes, of which one can always be made between two others. */

/** Whether the library that makes keys can go on from this one; it throws at all others. */
export const isOrderKey = (key: unknown): key is string => {
  if (typeof key !== 'string') return false
  try {
    return generateKeyBetween(null, key) < key && generateKeyBetween(key, null) > key
  } catch {
    return false
  }
}

/**
 * `count` keys for rows that are to stand at `place` (0 = first) among rows with these keys, which are in order. A key that
 * an earlier version let in and the library throws at is passed over; behind neighbours that share one key comes the next.
 */
export const keysAt = (keys: readonly string[], place: number, count: number): string[] => {
  const before = keys.slice(0, place).findLast(isOrderKey) ?? null
  const after =
    keys.slice(place).find((key) => isOrderKey(key) && (before === null || key > before)) ?? null
  return count === 1
    ? [generateKeyBetween(before, after)]
    : generateNKeysBetween(before, after, count)
}
