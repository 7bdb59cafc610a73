import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'

/**
 * What the Saved label may say. "saved" means: on the server's disk, acknowledged. The screen never claims more than it
 * knows.
 */
export type SavedState =
  /** Everything typed here is on the server's disk. */
  | { kind: 'saved' }
  /** Connected; `pending` update messages are not acknowledged yet. `slow` after 3 s. */
  | { kind: 'saving'; pending: number; slow: boolean }
  /** The server says that it cannot store at present; edits wait here. */
  | { kind: 'degraded'; pending: number }
  /** No connection; what waits is stored on this device. */
  | { kind: 'device'; pending: number }
  /** No connection, and this device could not store it either: export it, do not close the page. */
  | { kind: 'notSaved'; pending: number }

/** Facts about one room's connection, from which the label follows. */
export interface SavedFacts {
  connected: boolean
  /** The server acknowledges (it answered our hello) on this connection. */
  acknowledges: boolean
  /** Update messages sent or waiting that no acknowledgement covers. */
  pending: number
  /** Since when something is pending; null when nothing is. */
  pendingSince: Monotonic | null
  /** The server reported that it cannot store. */
  degraded: boolean
  /** This device stored everything it should. */
  storedHere: boolean
}

/** How many edits wait for the server's word. */
export const waiting = (state: SavedState): number => (state.kind === 'saved' ? 0 : state.pending)

const SLOW = 3_000

/** The one rule that turns facts into words. */
export const savedState = (facts: SavedFacts, now: Monotonic): SavedState => {
  const { pending } = facts
  if (pending === 0 && (facts.acknowledges || !facts.connected)) return { kind: 'saved' }
  if (facts.connected && facts.degraded)
    return facts.storedHere ? { kind: 'degraded', pending } : { kind: 'notSaved', pending }
  if (facts.connected) {
    return {
      kind: 'saving',
      pending,
      slow: facts.pendingSince !== null && now - facts.pendingSince > SLOW,
    }
  }
  return facts.storedHere ? { kind: 'device', pending } : { kind: 'notSaved', pending }
}
