import * as v from 'valibot'
import type * as Y from 'yjs'
import { Line } from '../fields.ts'
import { fixed, records, type RowOf, value } from '../records.ts'

/** What the board itself is; one row. */
export const board = records('board', {
  title: value(Line),
  templateId: fixed(v.string()),
  /** Sample data: the demo notice stays visible. */
  demo: fixed(v.boolean()),
})
export type Board = RowOf<typeof board.fields>

export const readBoard = (doc: Y.Doc): Board | null => board.read(doc, 'board')
