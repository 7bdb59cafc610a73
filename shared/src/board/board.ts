import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { Line, line, LocalName, LocalParagraph, nullable } from '../rows/fields.ts'
import { inTimeZone, isTimeZone, usualTimeZone } from '../i18n/calendar.ts'
import { Id } from '../ids.ts'
import { fixed, type RowOf, value } from '../rows/records.ts'
import { judgeBoard } from '../organisations/judge-register.ts'
import { readAs, strictOf } from '../rows/strict.ts'

const place = (name: v.GenericSchema) => v.strictObject({ id: Id, name })
const places = (name: v.GenericSchema) =>
  v.pipe(v.array(place(name)), v.minLength(1), v.maxLength(300))
/** The municipalities of a board: each an id that rows refer to, and its names. */
const Places = readAs(
  v.pipe(v.array(v.strictObject({ id: Id, name: LocalName })), v.minLength(1), v.maxLength(300)),
  places(strictOf(LocalName)),
)

/** One that this server or browser does not know is read as none. */
const TimeZone = readAs(
  v.pipe(
    v.string(),
    v.maxLength(60),
    v.transform((name) => (isTimeZone(name) ? name : usualTimeZone)),
  ),
  v.pipe(v.string(), v.maxLength(60), v.check(isTimeZone)),
)

const fields = {
  title: value(Line),
  templateId: fixed(v.string()),
  /** Sample data: the demo notice stays visible. */
  demo: fixed(v.boolean()),
  /** The lines above the title of every paper, in each language; null for those of the region that it was made in. */
  letterhead: value(nullable(LocalParagraph)),
  /** Why meetings are convened (an order, an agreement), where a meeting says nothing else. */
  basis: value(line),
  /** Null for those of the region. */
  municipalities: value(nullable(Places)),
  /** The IANA's name of the zone in which its days and hours are; null for that of the region. */
  timeZone: value(nullable(TimeZone)),
}
export type BoardFields = typeof fields

/** What the board itself is, and what stands on its papers; one row. */
export const board = collection('board', {
  fields,
  judge: judgeBoard,
  label: 'nav.board',
  title: null,
})
export type Board = RowOf<BoardFields>

export const readBoard = (doc: Y.Doc): Board | null => board.read(doc, 'board')

/** Does something of a board, to its end and at once, in the zone in which its days and hours are. */
export const whereBoardIs = <T>(doc: Y.Doc, work: () => T): T =>
  inTimeZone(readBoard(doc)?.timeZone ?? null, work)
