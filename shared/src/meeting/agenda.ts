import { generateKeyBetween } from 'fractional-indexing'
import * as v from 'valibot'
import type * as Y from 'yjs'
import { authored, nullable, Time } from '../fields.ts'
import { Id } from '../ids.ts'
import { limits } from '../limits.ts'
import { fixed, records, rich, type RowOf, text, value } from '../records.ts'

export const AgendaStatus = v.picklist([
  'proposed',
  'scheduled',
  'current',
  'closed',
  'postponed',
  'withdrawn',
])
export type AgendaStatus = v.InferOutput<typeof AgendaStatus>

const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600))

/** One item of the agenda, with its notes. */
export const agenda = records('agenda', {
  /** Fractional index: moving one item writes one field of one row. */
  order: value(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/))),
  title: text(limits.titleLength),
  presenterOrgId: value(nullable(Id)),
  coOrgIds: value(v.optional(v.pipe(v.array(Id), v.maxLength(50)), [])),
  /** Time-box, whole minutes; 0 = none. */
  minutes: value(v.optional(Minutes, 0)),
  kind: value(
    v.optional(v.picklist(['procedural', 'review', 'discussion', 'matching']), 'discussion'),
  ),
  status: value(AgendaStatus),
  /** Seconds it was on so far, without the present turn. */
  usedSeconds: value(v.optional(v.pipe(v.number(), v.minValue(0)), 0)),
  /** When it was closed, for the minutes. */
  closedAt: value(nullable(Time)),
  notes: rich(limits.notesLength),
  /** The meeting that postponed it, the first one when it was postponed again and again. */
  carriedFrom: fixed(nullable(Id)),
  /** Whose seat removed it: shown to those who were writing in it. */
  deletedByOrg: value(nullable(Id)),
  ...authored,
})
export type AgendaItem = RowOf<typeof agenda.fields>

/** Items in their order; two with one index (made at the same moment) stand by id, the same for everybody. */
export const byOrder = (a: AgendaItem, b: AgendaItem): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1

export const readAgenda = (doc: Y.Doc): AgendaItem[] => agenda.all(doc).sort(byOrder)

/** The items that are on the agenda: proposals wait for the facilitator, withdrawn ones are gone. */
export const isListed = (item: AgendaItem): boolean =>
  item.status !== 'proposed' && item.status !== 'withdrawn'

/**
 * An order index for an item that is to stand at `place` (0 = first) among `items`, which are in order and do not
 * include the item itself. Where neighbours share one index, it goes behind them.
 */
export const orderAt = (items: readonly AgendaItem[], place: number): string => {
  const before = items[place - 1]?.order ?? null
  let after = items[place]?.order ?? null
  for (let next = place; after !== null && before !== null && after <= before; next++)
    after = items[next]?.order ?? null
  return generateKeyBetween(before, after)
}
