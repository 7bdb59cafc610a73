import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { authored, defaulted, nullable, Time } from '../rows/fields.ts'
import type { AgendaItemId } from '../ids.ts'
import { MeetingId, OrganisationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { keysAt } from './order.ts'
import { readAs } from '../rows/strict.ts'
import { fixed, former, note, type RowOf, stamped, text, value } from '../rows/records.ts'
import { isUndecided, judgeAgenda } from './judge-agenda.ts'

export const AgendaStatus = v.picklist([
  'proposed',
  'scheduled',
  'current',
  'closed',
  'postponed',
  'withdrawn',
])
export type AgendaStatus = v.InferOutput<typeof AgendaStatus>

/** At most a month: a meeting that was left running for longer was forgotten. */
const longest = 31 * 24 * 3_600
const Seconds = readAs(
  v.pipe(
    v.number(),
    v.finite(),
    v.minValue(0),
    v.transform((found) => Math.min(found, longest)),
  ),
  v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(longest)),
)
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600))

const fields = {
  /** Fractional index: moving one item writes one field of one row. */
  order: value(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/))),
  title: text(limits.titleLength),
  presenterOrgId: value(nullable(OrganisationId)),
  coOrgIds: value(v.optional(v.pipe(v.array(OrganisationId), v.maxLength(50)), [])),
  /** Time-box, whole minutes; 0 = none. */
  minutes: value(v.optional(Minutes, 0)),
  kind: value(
    v.optional(v.picklist(['procedural', 'review', 'discussion', 'matching']), 'discussion'),
  ),
  status: value(AgendaStatus),
  /** Seconds it was on so far, without the present turn. */
  usedSeconds: value(defaulted(Seconds, 0)),
  /** When it was closed, for the minutes. */
  closedAt: stamped(value(nullable(Time))),
  noteText: note(limits.notesLength),
  /** The notes as release 0.1.0 kept them. */
  notes: former(),
  /** The meeting that postponed it, the first one when it was postponed again and again. */
  carriedFrom: fixed(nullable(MeetingId)),
  /** Whose seat removed it: shown to those who were writing in it. */
  deletedByOrg: value(nullable(OrganisationId)),
  ...authored,
}
export type AgendaFields = typeof fields

/** One item of the agenda, with its notes. */
export const agenda = collection<AgendaFields, AgendaItemId>('agenda', {
  fields,
  judge: judgeAgenda,
  label: 'nav.agenda',
  title: 'title',
  states: 'agenda',
  howMany: 'count.agendaItems',
  share: {
    of: 'organisation',
    counts: isUndecided,
    most: limits.proposalsPerOrganisation,
    refusal: 'tooManyProposals',
  },
})
export type AgendaItem = RowOf<AgendaFields, AgendaItemId>

/** Items in their order; two with one index (made at the same moment) stand by id, the same for everybody. */
export const byOrder = (a: AgendaItem, b: AgendaItem): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1

export const readAgenda = (doc: Y.Doc): AgendaItem[] => agenda.all(doc).sort(byOrder)

/** The items that are on the agenda: proposals wait for the facilitator, withdrawn ones are gone. */
export const isListed = (item: AgendaItem): boolean =>
  item.status !== 'proposed' && item.status !== 'withdrawn'

/** An order index for an item that is to stand at `place` (0 = first) among `items`, which do not include the item itself. */
export const orderAt = (items: readonly AgendaItem[], place: number): string =>
  keysAt(
    items.map(({ order }) => order),
    place,
    1,
  )[0] as string

/** Where an item taken in late belongs among the listed ones: at the end, but before the words that close a meeting. */
export const lastPlace = (listed: readonly AgendaItem[]): number => {
  const hasClosing =
    listed.at(-1)?.kind === 'procedural' && listed.some(({ kind }) => kind !== 'procedural')
  return hasClosing ? listed.length - 1 : listed.length
}
