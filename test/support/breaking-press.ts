import { existsSync, writeFileSync } from 'node:fs'
import type { PressOrder } from '@sedyanka/server/press/press.ts'

/**
 * The process that prints papers, but it breaks down as a fault of the typesetter does: over minutes whose place is
 * “always”, and the first time over those whose place is the name of a file that is not there yet.
 */
const breakDown = ({ minutes: { place } }: PressOrder) => {
  if (place === 'always') process.abort()
  if (!place.startsWith('/') || existsSync(place)) return
  writeFileSync(place, '')
  process.abort()
}
// In front of the listener that it adds itself, and not a moment earlier: what came before that would pass it by.
process.once('newListener', () => void process.on('message', breakDown))

await import('@sedyanka/server/press/press-child.ts')
