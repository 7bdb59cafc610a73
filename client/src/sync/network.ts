import { monotonicNow, wallNow } from '@sedyanka/shared/time/clocks.ts'
import { recall, remember } from '../device.ts'

const STORED = 'sedyanka.network'
/** So long what was found out counts without being asked again, milliseconds. The laptop may have gone home since. */
const freshFor = 10 * 60_000
/** A network that let a stream win is suspected for so long, until it is known whether WebSockets are only slow, ms. */
const suspectedFor = 6_000

/** How a line is to be opened: `sockets` first, `both` at once, or by a `stream` alone. */
export type Ways = 'sockets' | 'both' | 'stream'

const recallBlocked = (): number | null => {
  const at = Number(recall(STORED) ?? Number.NaN)
  return Number.isFinite(at) ? at : null
}

/** When this device found out last that WebSockets are blocked, epoch milliseconds. */
let blockedAt = recallBlocked()
let suspectedUntil = 0
/** The network may be another one than it was. */
let isDoubtful = false

if (typeof window !== 'undefined') window.addEventListener('online', () => doubtNetwork())

/** How to reach the server from the network that this device is in, as far as it is known. */
export const waysNow = (): Ways => {
  if (monotonicNow() < suspectedUntil) return 'stream'
  if (blockedAt === null) return 'sockets'
  const age = wallNow() - blockedAt
  return !isDoubtful && age >= 0 && age < freshFor ? 'stream' : 'both'
}

/** A stream came through before a WebSocket did: until more is known, other rooms need not wait for one. */
export const suspectSockets = (): void => {
  suspectedUntil = monotonicNow() + suspectedFor
}

/** No WebSocket came through, though the server was there. */
export const noteBlocked = (): void => {
  suspectedUntil = 0
  isDoubtful = false
  blockedAt = wallNow()
  remember(STORED, String(blockedAt))
}

/** A WebSocket came through. */
export const noteOpen = (): void => {
  suspectedUntil = 0
  if (blockedAt !== null) remember(STORED, null)
  blockedAt = null
}

/** What was found out may be true no more: both ways are tried next time. */
export const doubtNetwork = (): void => {
  isDoubtful = true
}
