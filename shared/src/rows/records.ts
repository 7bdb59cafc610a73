import * as v from 'valibot'
import * as Y from 'yjs'
import { Id, type IdSchema, type RowId } from '../ids.ts'
import { toPrintable, toPrintableLine } from '../text/printable.ts'
import { replaceText } from '../text/replace-text.ts'
import { strictOf } from './strict.ts'

/**
 * Typed rows over Yjs: the one place that knows how a row is stored.
 *
 * A collection is a root `Y.Map<id, row>`; a row is a `Y.Map<field, …>`, so that two people who edit two fields both
 * win. A `value` field is one plain value (the last writer wins), a `text` field a `Y.Text` (every character of
 * everybody survives), a `note` field a `Y.Text` with formatting and blocks (`notes/note-shape.ts`). Rows are never taken
 * out of the map: removing sets `deletedAt`, which can be undone and keeps what others were typing.
 */
export interface ValueField<S extends v.GenericSchema = v.GenericSchema> {
  kind: 'value'
  /** Reads what is stored, also by earlier versions. */
  schema: S
  /** What the value of an edit must meet. */
  strict: v.GenericSchema
  /** Written once, when the row is made; never changed afterwards. */
  fixed: boolean
  /**
   * Whose word it is. `page`: the writer's. `clock`: a time that the page guesses; the server puts it right when it is too
   * far off. `arrival`: the time at which the server took it, whatever the page says. `server`: the server's alone.
   */
  by: 'page' | 'clock' | 'arrival' | 'server'
  /** What a page may put into a field of the server's when it makes the row: “to be given”. */
  waiting?: unknown
  /** Whom the server sends it to. `people`: facilitators and members only; observers and screens get an empty text instead. */
  seenBy: 'everybody' | 'people'
}
export interface TextField {
  kind: 'text'
  /** Longest text, in characters. */
  max: number
}
export interface NoteField {
  kind: 'note'
  /** Longest notes: characters and boundaries of blocks. */
  max: number
}
/** What an earlier version kept here: a `Y.XmlFragment` that is read where nothing newer is, and never written again. */
export interface FormerField {
  kind: 'former'
}
export type Field = ValueField | TextField | NoteField | FormerField
export type Fields = Record<string, Field>

export const value = <S extends v.GenericSchema>(schema: S): ValueField<S> => ({
  kind: 'value',
  schema,
  strict: strictOf(schema),
  fixed: false,
  by: 'page',
  seenBy: 'everybody',
})
/** A value that decides ownership or identity: set with the row, never again. */
export const fixed = <S extends v.GenericSchema>(schema: S): ValueField<S> => ({
  ...value(schema),
  fixed: true,
})
/** A time at which something happened: the page's guess, put right by the server (stamps.ts). */
export const stamped = <S extends v.GenericSchema>(field: ValueField<S>): ValueField<S> => ({
  ...field,
  by: 'clock',
})
/** A time that decides an order: always the one at which the server took the row. */
export const atArrival = <S extends v.GenericSchema>(field: ValueField<S>): ValueField<S> => ({
  ...field,
  by: 'arrival',
})
/** A value that the server alone gives; a page may write `waiting` when it makes the row, and nothing else ever. */
export const given = <S extends v.GenericSchema>(
  field: ValueField<S>,
  waiting?: unknown,
): ValueField<S> => ({ ...field, by: 'server', waiting })
/** A text that names persons: the server keeps it from observers and screens (sync/redact.ts). */
export const naming = <S extends v.GenericSchema<unknown, string>>(
  field: ValueField<S>,
): ValueField<S> => ({ ...field, seenBy: 'people' })
export const text = (max: number): TextField => ({ kind: 'text', max })
export const note = (max: number): NoteField => ({ kind: 'note', max })
export const former = (): FormerField => ({ kind: 'former' })

/** The name of a field of a collection. */
export type FieldName<F extends Fields> = keyof F & string
/** What a field of a plain value holds. */
export type ValueOf<X extends Field> = X extends ValueField<infer S> ? v.InferOutput<S> : never

/** A plain row: values as their schemas say, texts as strings; notes are reached by `note`. */
export type RowOf<F extends Fields, I extends RowId = RowId> = { id: I } & {
  [K in keyof F as F[K] extends NoteField | FormerField ? never : K]: F[K] extends ValueField<
    infer S
  >
    ? v.InferOutput<S>
    : string
}
/** Whether a new row may leave a field out: it is read with its default then. */
type MayBeLeftOut<X extends Field> =
  X extends ValueField<infer S> ? (undefined extends v.InferInput<S> ? true : false) : false
/** A row that is to be made. */
export type NewRowOf<F extends Fields, I extends RowId = RowId> = { id: I } & {
  [
    K in keyof F as F[K] extends NoteField | FormerField
      ? never
      : MayBeLeftOut<F[K]> extends true
        ? never
        : K
  ]: F[K] extends ValueField<infer S> ? v.InferOutput<S> : string
} & {
  [K in keyof F as MayBeLeftOut<F[K]> extends true ? K : never]?: F[K] extends ValueField<infer S>
    ? v.InferOutput<S> | undefined
    : never
}
type TextKeys<F extends Fields> = { [K in keyof F]: F[K] extends TextField ? K : never }[keyof F] &
  string
type NoteKeys<F extends Fields> = { [K in keyof F]: F[K] extends NoteField ? K : never }[keyof F] &
  string
type FormerKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends FormerField ? K : never
}[keyof F] &
  string

/**
 * Origins of transactions (`edit` and `step` of command.ts). Only `edit` is tracked for undo: undoing the making of a row
 * would take it out of the map, with everything others wrote into it since.
 */
export const origins = { edit: 'edit', step: 'step' } as const

export interface Collection<F extends Fields = Fields, I extends RowId = RowId> {
  readonly root: string
  /** Reads the ids of its rows. */
  readonly id: IdSchema<I>
  readonly fields: F
  /** The row of that id, removed or not; null when there is none or it does not fit the schema. */
  read(doc: Y.Doc, id: I): RowOf<F, I> | null
  /** Every row that fits the schema and is not removed, in no particular order. */
  all(doc: Y.Doc): RowOf<F, I>[]
  /** Like `all`, removed rows included. */
  everything(doc: Y.Doc): RowOf<F, I>[]
  /** Makes a row. Throws when the id is taken. */
  create(doc: Y.Doc, row: NewRowOf<F, I>): void
  /** Sets the given fields; those that hold the same value already are left alone. Throws when there is no such row. */
  set(doc: Y.Doc, id: I, patch: Partial<Omit<RowOf<F, I>, 'id'>>): void
  /** The notes of a row, or null. */
  note(doc: Y.Doc, id: I, field: NoteKeys<F>): Y.Text | null
  /** What an earlier version kept in a row, or null. */
  former(doc: Y.Doc, id: I, field: FormerKeys<F>): Y.XmlFragment | null
  /** The shared text of a row, or null. */
  sharedText(doc: Y.Doc, id: I, field: TextKeys<F>): Y.Text | null
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/** Whether an edit may put a value into a field; `undefined` asks whether the field may be empty. */
export const fitsField = (field: ValueField, found: unknown): boolean => v.is(field.strict, found)

/**
 * A value as it may be stored: of a text that was pasted or typed what cannot be printed goes, in names of several languages
 * too. All else stays as it is, and is the guard's to refuse.
 */
const mended = (field: ValueField, next: unknown): unknown => {
  if (fitsField(field, next)) return next
  const ways = [toPrintable, toPrintableLine]
  const tries = ways.map((way) =>
    typeof next === 'string'
      ? way(next)
      : next !== null && typeof next === 'object' && !Array.isArray(next)
        ? Object.fromEntries(
            Object.entries(next).map(([key, each]) => [
              key,
              typeof each === 'string' ? way(each) : each,
            ]),
          )
        : next,
  )
  return tries.find((found) => fitsField(field, found)) ?? next
}

/** Whether something typed may go into a field, once it is mended. */
export const fitsTyped = (field: ValueField, found: unknown): boolean =>
  fitsField(field, mended(field, found))

/** One stored row as a plain object; null when it does not fit. What a peer wrote can be anything, so nothing is trusted. */
const parseRow = (fields: Fields, id: string, stored: unknown): Record<string, unknown> | null => {
  if (!(stored instanceof Y.Map)) return null
  const row: Record<string, unknown> = { id }
  for (const [name, field] of Object.entries(fields)) {
    const raw: unknown = stored.get(name)
    if (field.kind === 'note' || field.kind === 'former') continue
    if (field.kind === 'text') {
      row[name] = raw instanceof Y.Text ? raw.toString() : ''
      continue
    }
    const parsed = v.safeParse(field.schema, raw)
    if (!parsed.success) return null
    row[name] = parsed.output
  }
  return row
}

/** The field for which a stored row cannot be read, "row" when it is no row at all; null for one that can. */
export const misfitOf = (fields: Fields, stored: unknown): string | null => {
  if (!(stored instanceof Y.Map)) return 'row'
  const misfit = Object.entries(fields).find(
    ([name, field]) => field.kind === 'value' && !v.is(field.schema, stored.get(name)),
  )
  return misfit?.[0] ?? null
}

/** Every row that is stored under `root`, whether or not it fits its collection. */
export const storedRows = (doc: Y.Doc, root: string): Iterable<[RowId, unknown]> =>
  doc.getMap<unknown>(root) as Iterable<[string, unknown]> as Iterable<[RowId, unknown]>

/** The rows that are stored under `root`: one half of a collection (collection.ts). */
export const records = <const F extends Fields, I extends RowId = RowId>(
  root: string,
  fields: F,
): Collection<F, I> => {
  type Row = RowOf<F, I>
  const rows = (doc: Y.Doc) => doc.getMap<unknown>(root)
  const parse = (id: string, stored: unknown) => parseRow(fields, id, stored) as Row | null
  const rowMap = (doc: Y.Doc, id: string): Y.Map<unknown> | null => {
    const stored = rows(doc).get(id)
    return stored instanceof Y.Map ? (stored as Y.Map<unknown>) : null
  }
  const writeField = (map: Y.Map<unknown>, name: string, next: unknown) => {
    const field = fields[name]
    if (!field || field.kind === 'note' || field.kind === 'former') return
    if (field.kind === 'value') {
      const fit = mended(field, next)
      if (!sameValue(map.get(name), fit)) map.set(name, fit)
      return
    }
    const shared = map.get(name)
    if (shared instanceof Y.Text) replaceText(shared, String(next))
    else map.set(name, new Y.Text(String(next)))
  }
  const everything = (doc: Y.Doc): Row[] => {
    const found: Row[] = []
    for (const [id, stored] of rows(doc)) {
      const row = parse(id, stored)
      if (row) found.push(row)
    }
    return found
  }
  return {
    root,
    id: Id as IdSchema<string> as IdSchema<I>,
    fields,
    read: (doc, id) => parse(id, rows(doc).get(id)),
    everything,
    all: (doc) => everything(doc).filter((row) => !('deletedAt' in row) || row.deletedAt === null),
    create: (doc, row) => {
      v.assert(Id, row.id)
      if (rows(doc).has(row.id)) throw new Error(`${root}: the id is taken`)
      doc.transact(() => {
        const map = new Y.Map<unknown>()
        for (const [name, field] of Object.entries(fields)) {
          const given = (row as Record<string, unknown>)[name]
          if (field.kind === 'former') continue
          if (field.kind === 'note') map.set(name, new Y.Text())
          else if (field.kind === 'text')
            map.set(name, new Y.Text(typeof given === 'string' ? given : ''))
          else if (given !== undefined && given !== null) map.set(name, mended(field, given))
        }
        rows(doc).set(row.id, map)
      }, origins.step)
    },
    set: (doc, id, patch) => {
      const map = rowMap(doc, id)
      if (!map) throw new Error(`${root}: no such row`)
      doc.transact(() => {
        for (const [name, next] of Object.entries(patch))
          if (next !== undefined) writeField(map, name, next)
      }, origins.edit)
    },
    note: (doc, id, field) => {
      const found = rowMap(doc, id)?.get(field)
      return found instanceof Y.Text ? found : null
    },
    former: (doc, id, field) => {
      const found = rowMap(doc, id)?.get(field)
      return found instanceof Y.XmlFragment ? found : null
    },
    sharedText: (doc, id, field) => {
      const found = rowMap(doc, id)?.get(field)
      return found instanceof Y.Text ? found : null
    },
  }
}
