import type { CollectionShape, Follow } from '@sedyanka/shared/rows/collection.ts'
import type { RowId } from '@sedyanka/shared/ids.ts'
import type { Consequence, RowChange, View } from '@sedyanka/shared/rights/judging.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { type Guess, guessesIn, stampsFor } from '@sedyanka/shared/rows/stamps.ts'
import * as Y from 'yjs'
import type { RowDelta } from '../record/recorded-change.ts'

/** What an edit gives the server to do. */
export interface Aftermath {
  guesses: Guess[]
  consequences: Consequence[]
  rows: RowDelta[]
  /** Those of them from whose edits something follows. */
  due: Due[]
}

interface Due {
  root: string
  id: RowId
  isNew: boolean
  follow: Follow
}

/** Notes what one row of an edit that was allowed gives the server to do; `delta` is what the edit did to it. */
export const addRow = (
  to: Aftermath,
  of: CollectionShape,
  edit: { seat: Seat; change: RowChange; view: View; delta: RowDelta },
): void => {
  const { seat, change, view, delta } = edit
  const { root, id, isNew } = delta
  to.guesses.push(...guessesIn(of.fields, change, change.fields))
  to.consequences.push(...(of.consequences?.(seat, change, view) ?? []))
  to.rows.push(delta)
  if (of.follow) to.due.push({ root, id, isNew, follow: of.follow })
}

const rowOf = (doc: Y.Doc, root: string, id: string): Y.Map<unknown> | null => {
  const found = doc.getMap<unknown>(root).get(id)
  return found instanceof Y.Map ? (found as Y.Map<unknown>) : null
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * What the edits of a turn give the server to do, written in one go behind them: times that were guessed wrong, agreements
 * that end, numbers. What a later edit of the same turn has written over is left alone.
 */
export class Aftermaths {
  readonly #list: Aftermath[] = []

  get isEmpty(): boolean {
    return this.#list.length === 0
  }

  add(aftermath: Aftermath): void {
    const { guesses, consequences, due } = aftermath
    if (guesses.length > 0 || consequences.length > 0 || due.length > 0) this.#list.push(aftermath)
  }

  /** Writes all of it; within a transaction. `now` as in `Turn.settle`. */
  write(doc: Y.Doc, now: number): void {
    let at = now
    for (const { guesses, consequences, due } of this.#list) {
      const inOrder = due.toSorted((a, b) => this.#guessOf(guesses, a) - this.#guessOf(guesses, b))
      // One message after the other: of two hands in one turn the one that came first stands first.
      for (const { guess, time } of stampsFor(guesses, this.#afterStanding(doc, guesses, at))) {
        const row = rowOf(doc, guess.root, guess.id)
        if (row?.get(guess.field) === guess.was && guess.was !== time) row.set(guess.field, time)
        at = Math.max(at, time + 1)
      }
      for (const { root, id, field, was, value } of consequences) {
        const row = rowOf(doc, root, id)
        if (!row || !same(row.get(field) ?? null, was ?? null)) continue
        if (value === undefined) row.delete(field)
        else row.set(field, value)
      }
      for (const { id, isNew, follow } of inOrder) follow(doc, id, isNew)
    }
  }

  /**
   * The time from which `guesses` are stamped: `at`, or later where a time that decides an order stands in its future. The
   * clock was set back since, and whoever comes now still comes behind what was there.
   */
  #afterStanding(doc: Y.Doc, guesses: readonly Guess[], at: number): number {
    let from = at
    for (const { root, field } of guesses.filter(({ isOrder }) => isOrder)) {
      const isOwn = (id: string) => guesses.some((guess) => guess.root === root && guess.id === id)
      for (const [id, row] of doc.getMap<Y.Map<unknown>>(root)) {
        const time = row.get(field)
        if (typeof time === 'number' && time >= from && !isOwn(id)) from = time + 1
      }
    }
    return from
  }

  /** When the page says that a row came to its number: the order in which an offline page's rows are numbered. */
  #guessOf(guesses: Aftermath['guesses'], row: Due): number {
    const own = guesses.filter(({ root, id }) => root === row.root && id === row.id)
    return Math.max(0, ...own.map(({ was }) => was))
  }
}
