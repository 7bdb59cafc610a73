import { sectorsOf } from '../board/sectors.ts'
import type { RoomSchema } from '../rows/collection.ts'
import type { RoomKind, RowId } from '../ids.ts'
import { says as hasWords } from '../text/printable.ts'
import type { FieldName, Fields, ValueField, ValueOf } from '../rows/records.ts'
import type { Seat } from '../seat.ts'

/** What judges of all collections speak in: the change of a row, the document around it, and the answers. */
export type Refusal =
  /** Observers and screens read. */
  | 'observer'
  /** The meeting is closed. */
  | 'closed'
  /** Proposals for the agenda were taken until a day that is past. */
  | 'tooLate'
  /** The row belongs to another organisation. */
  | 'foreign'
  /** Only facilitators do this. */
  | 'facilitatorOnly'
  /** This is set once, with the row, or by the server alone. */
  | 'fixed'
  /** Somebody agreed to it as it stands. */
  | 'agreed'
  /** Something must be written here. */
  | 'empty'
  /** Another organisation of the board has this name. */
  | 'sameName'
  /** Somebody made a row of this id a moment earlier: write into theirs. */
  | 'taken'
  /** One person raised more hands at once than devices have. */
  | 'handIsUp'
  /** So many proposals of one organisation wait for the facilitators already. */
  | 'tooManyProposals'
  /** The organisation has made its share of the rows that there is room for. */
  | 'share'
  /** The value or the row does not fit. */
  | 'invalid'

/** A row of any collection. */
export type Values = Readonly<Record<string, unknown>>

declare const strange: unique symbol
/** Anything that does not fit its field. */
interface Strange {
  readonly [strange]: true
}

/**
 * The values of a row of one collection, as they are stored: an earlier version may have written them, or a page asks about
 * them. So each may be missing or may not fit, and the type lets a judge compare it with what fits, and do nothing else
 * before it has looked.
 */
export type ValuesOf<F extends Fields> = string extends keyof F
  ? Values
  : {
      readonly [K in keyof F as F[K] extends ValueField ? K : never]?:
        | ValueOf<F[K]>
        | Strange
        | null
        | undefined
    }

/** One row as an edit leaves it; of one collection, or of any. */
export interface RowChange<F extends Fields = Fields> {
  root: string
  id: RowId
  /** The stored row; null when the edit makes it. */
  before: ValuesOf<F> | null
  /** The row with the edit's values in it. */
  after: ValuesOf<F>
  /** The fields that the edit writes. */
  fields: ReadonlySet<FieldName<F>>
}

/** What a judgement may look at: the document as the edit would leave it. */
export interface View {
  kind: RoomKind
  /** The collections that the document may hold. */
  schema: RoomSchema
  row(root: string, id: string): Values | null
  /** Every row of a collection, removed ones included. */
  rows(root: string): Iterable<Values>
  /** What a text field says. */
  text(root: string, id: string, field: string): string
  /** Whether a list of the reference data has a name. Left out on pages, whose forms offer nothing else. */
  isListed?: (list: 'sectors' | 'municipalities', name: unknown) => boolean
  /** The server's clock, epoch milliseconds. */
  now(): number
  /** Whether the document, as it is before the edit, is a meeting that takes no more edits. */
  isFrozen(): boolean
}

/** Who may change a row of a collection: null, or why not. */
export type Judge<F extends Fields = Fields> = (
  seat: Seat,
  change: RowChange<F>,
  view: View,
) => Refusal | null

/** A value that the server writes behind an edit, in the same commit; `was` is what stands there then, or nothing is written. */
export interface Consequence {
  root: string
  id: RowId
  field: string
  was: unknown
  value: unknown
}
/** What becomes of agreements when their object changes. Asked only about edits that were allowed. */
export type Consequences<F extends Fields = Fields> = (
  seat: Seat,
  change: RowChange<F>,
  view: View,
) => Consequence[]

/** Whether an edit writes these fields of its collection and no other. */
export const only = <N extends string>(
  fields: ReadonlySet<N>,
  ...allowed: readonly NoInfer<N>[]
): boolean => [...fields].every((field) => allowed.includes(field))

/** Whether an edit writes one of these fields of its collection. */
export const touches = <N extends string>(
  fields: ReadonlySet<N>,
  ...names: readonly NoInfer<N>[]
): boolean => names.some((name) => fields.has(name))

export const isOwn = (seat: Seat, orgId: unknown): boolean =>
  seat.organisationId !== null && orgId === seat.organisationId

/** Authorship is the seat's own, for facilitators too: nobody signs for another. */
export const isSigned = (
  seat: Seat,
  after: { readonly createdBy?: unknown; readonly createdByOrg?: unknown },
): boolean =>
  after.createdBy === seat.personId && (after.createdByOrg ?? null) === seat.organisationId

/** The value of a field, null where the row lacks it. */
export const valueOf = <R extends object, K extends keyof R>(
  row: R | null,
  field: K,
): R[K] | null => row?.[field] ?? null

/** What stands in a field that holds a list; none where there is anything else. */
export const listOf = (found: unknown): readonly unknown[] => (Array.isArray(found) ? found : [])

/** A row of another collection, whose fields are named as the type; null where there is none. */
export const rowOf = <F extends Fields>(view: View, root: string, id: unknown) =>
  view.row(root, String(id)) as ValuesOf<F> | null

/** Every row of another collection, removed ones included. */
export const rowsOf = <F extends Fields>(view: View, root: string) =>
  [...view.rows(root)] as (ValuesOf<F> & { readonly id: RowId })[]

/** Whether every row that a field refers to (one id, several, or none) is there. */
export const refersTo = (view: View, root: string, found: unknown): boolean => {
  const ids = Array.isArray(found) ? (found as unknown[]) : [found ?? null]
  return ids.every((id) => id === null || view.row(root, String(id)) !== null)
}

/** Whether the register has the organisations that a field names. The seat's own is known: nobody sits for another. */
export const namesOrganisations = (seat: Seat, view: View, found: unknown): boolean => {
  const ids = Array.isArray(found) ? (found as unknown[]) : [found]
  return ids.every((id) => isOwn(seat, id) || refersTo(view, 'organisations', id))
}

/** Whether a board has a municipality: one of its own where it has a list, else one of the region. */
export const knowsPlace = (view: View, id: unknown): boolean => {
  const own = valueOf(view.row('board', 'board'), 'municipalities')
  if (Array.isArray(own)) return own.some((place: Values | null) => place?.['id'] === id)
  return view.isListed?.('municipalities', id) ?? true
}

/** Whether sectors are ones of the board's template. Pages offer nothing else and are not asked. */
export const knowsSectors = (view: View, found: readonly unknown[]): boolean => {
  const own: readonly unknown[] = sectorsOf(valueOf(view.row('board', 'board'), 'templateId'))
  return !view.isListed || found.every((sector) => own.includes(sector))
}

/** Whether an id is derived from others: pages make such rows only where a rule says how. */
export const isDerivedId = (id: string): boolean => id.includes(':')

/** Whether a value is a text in which something can be seen. */
export const says = (found: unknown): boolean => typeof found === 'string' && hasWords(found)

/** For what facilitators write and nobody else. */
export const facilitatorOnly = (seat: Seat): Refusal | null =>
  seat.role === 'facilitator' ? null : 'facilitatorOnly'
