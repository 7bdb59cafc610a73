import { limits } from '@sedyanka/shared/limits.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const MINUTE = 60_000

/** Which client ids wrote in one minute, and the clock from which each did. */
export interface WrittenMinute {
  /** Minutes since the epoch, by the server's clock. */
  minute: number
  /** Pairs of client id and clock, as `encodeClocks` writes them. */
  clocks: Uint8Array
}

const encodeClocks = (clocks: ReadonlyMap<number, number>): Uint8Array =>
  encoding.encode((encoder) => {
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })

/** Client ids that bring something in one minute each, from their first letter on. */
export const minutesOf = (ids: ReadonlyMap<number, { minute: number }>): WrittenMinute[] => {
  const byMinute = new Map<number, Map<number, number>>()
  for (const [id, { minute }] of ids)
    byMinute.set(minute, (byMinute.get(minute) ?? new Map<number, number>()).set(id, 0))
  return [...byMinute].map(([minute, clocks]) => ({ minute, clocks: encodeClocks(clocks) }))
}

const decodeClocks = (bytes: Uint8Array): Map<number, number> => {
  const decoder = decoding.createDecoder(bytes)
  const clocks = new Map<number, number>()
  while (decoding.hasContent(decoder))
    clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  return clocks
}

/**
 * When what a document holds reached the server: for each minute the client ids that brought something and their clocks
 * before it. Letters carry a client id and a clock, so this tells of each whether it is older, to the minute. Kept for as
 * long as anybody can ask to take back what was written.
 */
export class WritingTimes {
  readonly #minutes = new Map<number, Map<number, number>>()

  constructor(stored: readonly WrittenMinute[]) {
    for (const { minute, clocks } of stored) this.#minutes.set(minute, decodeClocks(clocks))
  }

  /**
   * Notes what a turn brought, by the state vectors before and after it; `at` in epoch milliseconds. Returns what is to be
   * stored of that minute from now on; null when that is stored already, as of nearly every turn.
   */
  note(
    { before, after }: { before: ReadonlyMap<number, number>; after: ReadonlyMap<number, number> },
    at: number,
  ): WrittenMinute | null {
    const minute = Math.floor(at / MINUTE)
    const known = this.#minutes.get(minute)
    const clocks = known ?? new Map<number, number>()
    let isNew = false
    for (const [client, clock] of after) {
      const from = before.get(client) ?? 0
      if (clock <= from || clocks.has(client)) continue
      clocks.set(client, from)
      isNew = true
    }
    if (!isNew) return null
    if (!known) this.#begin(minute, clocks)
    return { minute, clocks: encodeClocks(clocks) }
  }

  /** The first clock with which a client id brought something from `since` (epoch milliseconds) on; null: nothing. */
  firstClock(client: number, since: number): number | null {
    const from = Math.floor(since / MINUTE)
    let first: number | null = null
    for (const [minute, clocks] of this.#minutes) {
      const clock = minute >= from ? clocks.get(client) : undefined
      if (clock !== undefined && (first === null || clock < first)) first = clock
    }
    return first
  }

  /** The minutes in which a client id brought something, each with its first clock there; the oldest first. */
  minutesOf(client: number): [minute: number, clock: number][] {
    const found: [number, number][] = []
    for (const [minute, clocks] of this.#minutes) {
      const clock = clocks.get(client)
      if (clock !== undefined) found.push([minute, clock])
    }
    return found.sort(([a], [b]) => a - b)
  }

  #begin(minute: number, clocks: Map<number, number>): void {
    this.#minutes.set(minute, clocks)
    for (const other of this.#minutes.keys())
      if (other < minute - limits.minutesRemembered) this.#minutes.delete(other)
  }
}
