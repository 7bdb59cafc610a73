import * as v from 'valibot'
import type * as Y from 'yjs'
import type { IdSchema, RowId } from '../ids.ts'
import { says } from '../text/printable.ts'
import {
  type Collection,
  type Fields,
  fitsTyped,
  origins,
  type RowOf,
  type TextField,
  type ValueField,
} from './records.ts'
import type { Seat } from '../seat.ts'

/**
 * What people do to a document, each deed as one value: a name, a schema of its arguments and the function that does it.
 * Arguments are plain data, so a page, the server and whoever asks it by name do the same thing. A command knows nothing of
 * rights: what it writes is judged by the policy, as every edit is.
 */

/** The seat that acts; `at` is the moment on the server's clock, epoch milliseconds. */
export interface By {
  seat: Seat
  at: number
}

/** Why a command did nothing. */
export type FaultCode =
  /** An argument does not fit; `field` is its name. */
  | 'invalid'
  /** The row is not there, or was removed. */
  | 'gone'
  /** A row of that id is there already. */
  | 'taken'
  /** What it is about has moved on: the meeting is over, or has begun. */
  | 'state'
  /** This seat does not do such a thing: an observer has no vote. */
  | 'seat'

export interface Fault {
  code: FaultCode
  field: string | null
}
export interface Failed {
  ok: false
  error: Fault
}
/** What came of a command: what its caller needs, such as a new id, or why nothing was changed. */
export type Result<T extends object = object> = ({ ok: true } & T) | Failed

export interface Command<A extends object = object, T extends object = object> {
  /** Does it and says what came of it. Never throws for what a person, or another's edit, may have caused. */
  (doc: Y.Doc, args: A, by: By): Result<T>
  /** `collection.verb` */
  readonly name: string
}

export const failed = (code: FaultCode, field: string | null = null): Failed => ({
  ok: false,
  error: { code, field },
})
export const gone: Failed = failed('gone')
export const done: { ok: true } = { ok: true }

/** The argument that does not fit: the name at the top of what was given. */
const fieldOf = (issue: v.BaseIssue<unknown>): string | null => {
  const key = issue.path?.[0]?.key
  return typeof key === 'string' ? key : null
}

/**
 * Defines a command. `run` is given arguments that fit the schema; it looks before it writes, so that a refusal has changed
 * nothing.
 */
/* @__NO_SIDE_EFFECTS__ */
export const command = <S extends v.GenericSchema<object, object>, T extends object>(
  name: string,
  schema: S,
  run: (doc: Y.Doc, args: v.InferOutput<S>, by: By) => Result<T>,
): Command<v.InferInput<S>, T> => {
  const checked = (doc: Y.Doc, args: v.InferInput<S>, by: By): Result<T> => {
    const found = v.safeParse(schema, args)
    return found.success ? run(doc, found.output, by) : failed('invalid', fieldOf(found.issues[0]))
  }
  return Object.defineProperty(checked, 'name', { value: name })
}

/** Changes a document as one step that its author can take back with undo. */
export const edit = <R>(doc: Y.Doc, change: () => R): R => doc.transact(change, origins.edit)

/**
 * Changes a document as one step that undo passes over: it takes back words, not the course of a meeting, and never takes
 * a row out of a document with everything that others wrote into it.
 */
export const step = <R>(doc: Y.Doc, change: () => R): R => doc.transact(change, origins.step)

/** No arguments. */
export const Nothing = v.strictObject({})
/** One row of a collection. */
/* @__NO_SIDE_EFFECTS__ */
export const oneRow = <I extends RowId>({ id }: { id: IdSchema<I> }) => v.strictObject({ id })
/** The id of a new row; one is made where none is given. */
/* @__NO_SIDE_EFFECTS__ */
export const newId = <I extends RowId>({ id }: { id: IdSchema<I> }) => v.optional(id)

/** A value for a field, as an edit may write it: what was typed is mended before it is stored. */
export const valueFor = <S extends v.GenericSchema>(field: ValueField<S>) =>
  v.custom<v.InferOutput<S>>((found) => fitsTyped(field, found))

/** Words for a field; they may be empty. */
export const wordsFor = (field: TextField) => v.pipe(v.string(), v.maxLength(field.max))

/** Words that must say something. */
export const telling = <S extends v.GenericSchema<string, string>>(words: S) =>
  v.pipe(words, v.check(says))

/** The row of that id, unless it was removed; null when there is none. */
export const readStanding = <F extends Fields, I extends RowId>(
  collection: Collection<F, I>,
  doc: Y.Doc,
  id: I,
): RowOf<F, I> | null => {
  const row = collection.read(doc, id)
  return row && (!('deletedAt' in row) || row.deletedAt === null) ? row : null
}

/** Whether a new row cannot have that id. */
export const isTaken = (doc: Y.Doc, { root }: { root: string }, id: string): boolean =>
  doc.getMap(root).has(id)

type Entries = v.ObjectEntries
type Given<E extends Entries> = v.InferOutput<v.StrictObjectSchema<E, undefined>>
type Asked<E extends Entries> = v.InferInput<v.StrictObjectSchema<E, undefined>>
type Patch<F extends Fields> = Partial<Omit<RowOf<F>, 'id'>>

/**
 * A command that sets fields of one row that stands. `patch` answers with the values, from the arguments (`entries`, beside
 * the row's `id`) and the row as it is; null where the row is no longer in a state for it.
 */
/* @__NO_SIDE_EFFECTS__ */
export const changing = <F extends Fields, I extends RowId, E extends Entries>(
  name: string,
  rows: Collection<F, I>,
  {
    args,
    patch,
  }: { args: E; patch: (given: Given<E>, by: By, row: RowOf<F, I>) => Patch<F> | null },
): Command<{ id: I } & Asked<E>> =>
  command(name, v.strictObject({ id: rows.id, ...args }), (doc, all, by) => {
    const { id, ...given } = all as unknown as { id: I } & Given<E>
    const row = readStanding(rows, doc, id)
    if (!row) return gone
    const found = patch(given as unknown as Given<E>, by, row)
    if (!found) return failed('state')
    rows.set(doc, id, found)
    return done
  }) as unknown as Command<{ id: I } & Asked<E>>

/** Marks a row as removed; everything in it is kept. */
export const removal = {
  args: {},
  patch: (_: object, { at }: By) => ({ deletedAt: at }),
}

/** A collection whose rows are removed by a mark. */
interface Removable<I extends RowId> {
  readonly id: IdSchema<I>
  read(doc: Y.Doc, id: I): object | null
  set(doc: Y.Doc, id: I, patch: { deletedAt?: number | null }): void
}

/** Brings a removed row back. */
/* @__NO_SIDE_EFFECTS__ */
export const restoring = <I extends RowId>(name: string, rows: Removable<I>) =>
  command(name, oneRow(rows), (doc, { id }) => {
    if (!rows.read(doc, id)) return gone
    rows.set(doc, id, { deletedAt: null })
    return done
  })
