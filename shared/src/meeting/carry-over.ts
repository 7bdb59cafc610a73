import type * as Y from 'yjs'
import type { MeetingListing } from '../board/meetings.ts'
import { command, done, gone, oneRow, readStanding } from '../rows/command.ts'
import { type AgendaItemId, isId, makeId, type MeetingId } from '../ids.ts'
import {
  agenda,
  type AgendaItem,
  byOrder,
  isListed,
  lastPlace,
  orderAt,
  readAgenda,
} from './agenda.ts'

/** From one meeting to the next: what was postponed is offered to the next agenda, where it is taken in or dropped. */

type Slot = Pick<MeetingListing, 'series' | 'date'>

const byDay = (a: MeetingListing, b: MeetingListing): number =>
  a.date.localeCompare(b.date) || a.number - b.number

/** The latest meeting of that series before that day's, held or not; null when there is none. */
export const lastOfSeries = (
  listed: readonly MeetingListing[],
  next: Slot,
): MeetingListing | null =>
  listed
    .filter(
      ({ status, series, date }) =>
        status !== 'cancelled' && series === next.series && date <= next.date,
    )
    .sort(byDay)
    .at(-1) ?? null

/** The latest meeting that was held before one of that series and day; null when there is none. */
export const precedingMeeting = (
  listed: readonly MeetingListing[],
  next: Slot,
): MeetingListing | null =>
  lastOfSeries(
    listed.filter(({ status }) => status !== 'scheduled'),
    next,
  )

/** The meeting of a series that comes next: what was postponed goes there, and nowhere else. */
export const nextOfSeries = (
  listed: readonly MeetingListing[],
  series: string,
): MeetingListing | null =>
  listed
    .filter((meeting) => meeting.status === 'scheduled' && meeting.series === series)
    .sort(byDay)[0] ?? null

/** What a meeting left behind: the items that it postponed, and the proposals that nobody decided on, whoever made them. */
export const owedItems = (doc: Y.Doc): AgendaItem[] =>
  readAgenda(doc).filter(({ status }) => status === 'postponed' || status === 'proposed')

const sameTitle = (a: AgendaItem, b: AgendaItem): boolean =>
  a.title.trim().toLocaleLowerCase('bg') === b.title.trim().toLocaleLowerCase('bg')

const CARRIED = 'carried:'

/** The id that an item has in every meeting after its first: who carries it a second time finds it by that. */
const carriedId = ({ id }: AgendaItem): AgendaItemId => {
  const carried = id.startsWith(CARRIED) ? id : CARRIED + id
  return isId<AgendaItemId>(carried) ? carried : makeId()
}

/**
 * Offers items of an earlier meeting as proposals, with their authors; their notes stay in the record of that meeting.
 * What was offered already, whatever became of it, or stands there under the same title is not offered again.
 */
export const carryItems = (
  doc: Y.Doc,
  items: readonly AgendaItem[],
  fromMeetingId: MeetingId,
): void => {
  for (const item of items) {
    const all = agenda.everything(doc).sort(byOrder)
    const id = carriedId(item)
    if (all.some((other) => other.id === id || sameTitle(other, item))) continue
    agenda.create(doc, {
      ...item,
      id,
      order: orderAt(all, all.length),
      status: 'proposed',
      usedSeconds: 0,
      closedAt: null,
      carriedFrom: item.carriedFrom ?? fromMeetingId,
    })
  }
}

/** Takes an item that was offered or dropped onto the agenda, at its last place. Part of a command. */
export const toLastPlace = (doc: Y.Doc, id: AgendaItemId): void => {
  const listed = readAgenda(doc).filter((item) => isListed(item) && item.id !== id)
  agenda.set(doc, id, { status: 'scheduled', order: orderAt(listed, lastPlace(listed)) })
}

/** Takes an item that was offered or dropped onto the agenda, at its last place. */
export const takeIn = command('agenda.takeIn', oneRow(agenda), (doc, { id }) => {
  if (!readStanding(agenda, doc, id)) return gone
  toLastPlace(doc, id)
  return done
})
