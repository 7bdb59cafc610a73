import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import * as Y from 'yjs'

/** A row as plain values: texts as strings, notes with their marks and blocks. */
export type Plain = Readonly<Record<string, unknown>>
/** Root → id → row. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Plain>>

const itemOf = ({ _item }: Y.Text | Y.XmlFragment): string =>
  `${_item?.id.client}:${_item?.id.clock}`

const plainOf = (found: unknown): unknown =>
  found instanceof Y.XmlFragment
    ? { xml: found.toString(), made: itemOf(found) }
    : found instanceof Y.Text
      ? { text: readFlat(found), made: itemOf(found) }
      : found instanceof Y.AbstractType
        ? { type: found.constructor.name }
        : found

export const snapshotOf = (doc: Y.Doc, roots: readonly string[]): Snapshot =>
  new Map(
    roots.map((root) => [
      root,
      new Map(
        [...doc.getMap(root)].map(([id, row]) => [
          id,
          Object.fromEntries(
            row instanceof Y.Map
              ? [...row].map(([name, found]) => [name, plainOf(found)])
              : [['', 'not a row']],
          ),
        ]),
      ),
    ]),
  )
