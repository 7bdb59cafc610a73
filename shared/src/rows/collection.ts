import type * as Y from 'yjs'
import type { MessageKey } from '../i18n/bg.ts'
import type { Consequences, Judge, Refusal, ValuesOf } from '../rights/judging.ts'
import type { RowId } from '../ids.ts'
import { type Collection, type FieldName, type Fields, records } from './records.ts'

/** The words for the states of a row: `status.<these>.<state>` in the dictionaries. */
type StatusWords = MessageKey extends infer K
  ? K extends `status.${infer Words}.${string}`
    ? Words
    : never
  : never

/** The words for so many rows: messages that take `count`. */
type CountWords = Extract<MessageKey, `count.${string}`>

/** A share of rows that count at the same time, beside the share that an organisation has of every collection. */
interface Share<F extends Fields> {
  /** Whose rows are counted together: those that one person made, or one organisation. */
  of: 'person' | 'organisation'
  /** Whether a row counts: it is up, or waits for something. */
  counts: (row: ValuesOf<F>) => boolean
  /** So many at once. */
  most: number
  /** Why one more is refused. */
  refusal: Refusal
}

/** What the server writes into a document behind an edit of a row: its number, or what follows from it; `isNew`: the edit made it. */
export type Follow<I extends RowId = RowId> = (doc: Y.Doc, id: I, isNew: boolean) => void

/** All that is said of a collection beside its fields. */
interface Rules<F extends Fields, I extends RowId = RowId> {
  /** Decides whether a seat may change a row. A collection that nobody may write refuses every change here. */
  judge: Judge<F>
  /** Decides the same, before the judge, in a document that takes no more edits. Without it every change is refused there. */
  judgeFrozen?: Judge<F>
  /** What a page calls the place of its rows. */
  label: MessageKey
  /** The field that names a row; null for rows without a name of their own. */
  title: FieldName<F> | null
  /** What a row without a name is known by: fields that hold the id of a row of another collection, by its root. */
  belongsTo?: { readonly [K in FieldName<F>]?: string }
  /** The words for what stands in its field `status`. */
  states?: StatusWords
  /** What a page calls so many of its rows; without it they are among the “other entries”. */
  howMany?: CountWords
  /** How many rows a member may have that count at once; without it only the share of all rows is asked. */
  share?: Share<F>
  /** Whether a row stays when what its author wrote is taken back: it was read out. Without it no row does. */
  isSettled?: (row: ValuesOf<F>) => boolean
  /** The one id that a row may have, made of others' ids in it. Everywhere else such ids are the server's. */
  idOf?: (row: ValuesOf<F>) => I
  /** Agreements that end, as their object is another now. */
  consequences?: Consequences<F>
  follow?: Follow<I>
}

/** A collection as the guard and the policy see it: any of them. */
export interface CollectionShape extends Rules<Fields> {
  readonly root: string
  readonly fields: Fields
}

/** The collections that a kind of document may hold, by their roots. */
export type RoomSchema = ReadonlyMap<string, CollectionShape>

/**
 * A collection: how its rows are stored, who may change them, what follows from an edit, and what a page calls them. A judge
 * sees its own fields by name and type. Those who ask any collection know none of these types: here is the one place where
 * they are let go.
 */
export const collection = <const F extends Fields, I extends RowId = RowId>(
  root: string,
  { fields, ...rules }: { fields: F } & Rules<F, I>,
): Collection<F, I> & Rules<Fields> => ({
  ...records<F, I>(root, fields),
  ...(rules as unknown as Rules<Fields>),
})

/**
 * A collection with what the server adds behind its edits. It stands apart where pages load the collection: they never ask
 * for it.
 */
export const behind = <F extends Fields, I extends RowId>(
  of: Collection<F, I> & Rules<Fields>,
  added: Pick<Rules<F, I>, 'consequences' | 'follow'>,
): CollectionShape => ({ ...of, ...(added as unknown as Partial<Rules<Fields>>) })

/** The schema of a kind of document; of two collections of one root the later one counts. */
export const roomSchema = (collections: readonly CollectionShape[]): RoomSchema =>
  new Map(collections.map((each) => [each.root, each]))
