import type * as Y from 'yjs'
import type { MeetingListing } from '../board/meetings.ts'
import { agenda, type AgendaItem, byOrder, isListed, orderAt, readAgenda } from './agenda.ts'

/** From one meeting to the next: what was postponed is offered to the next agenda, where it is taken in or dropped. */

/** The latest meeting that was held before one of that series and day; null when there is none. */
export const precedingMeeting = (
  held: readonly MeetingListing[],
  next: Pick<MeetingListing, 'series' | 'date'>,
): MeetingListing | null =>
  held
    .filter(
      ({ status, series, date }) =>
        status !== 'scheduled' &&
        status !== 'cancelled' &&
        series === next.series &&
        date <= next.date,
    )
    .sort((a, b) => b.date.localeCompare(a.date) || b.number - a.number)[0] ?? null

/** What a meeting left behind: the items that it postponed, and those it was offered itself and never decided on. */
export const owedItems = (doc: Y.Doc): AgendaItem[] =>
  readAgenda(doc).filter(
    ({ status, carriedFrom }) =>
      status === 'postponed' || (status === 'proposed' && carriedFrom !== null),
  )

const sameTitle = (a: AgendaItem, b: AgendaItem): boolean =>
  a.title.trim().toLocaleLowerCase('bg') === b.title.trim().toLocaleLowerCase('bg')

/**
 * Offers items of an earlier meeting as proposals, with their authors; their notes stay in the record of that meeting.
 * What stands on the agenda under the same title already is not offered twice.
 */
export const carryItems = (
  doc: Y.Doc,
  items: readonly AgendaItem[],
  from: { meetingId: string; makeId: () => string },
): void => {
  for (const item of items) {
    const all = agenda.everything(doc).sort(byOrder)
    if (all.some((other) => sameTitle(other, item))) continue
    agenda.create(doc, {
      ...item,
      id: from.makeId(),
      order: orderAt(all, all.length),
      status: 'proposed',
      usedSeconds: 0,
      closedAt: null,
      carriedFrom: item.carriedFrom ?? from.meetingId,
    })
  }
}

/** Where an item taken in late belongs among the listed ones: at the end, but before the words that close a meeting. */
export const lastPlace = (listed: readonly AgendaItem[]): number => {
  const hasClosing =
    listed.at(-1)?.kind === 'procedural' && listed.some(({ kind }) => kind !== 'procedural')
  return hasClosing ? listed.length - 1 : listed.length
}

/** Takes an item that was offered or dropped onto the agenda, at its last place. */
export const takeIn = (doc: Y.Doc, id: string): void => {
  const listed = readAgenda(doc).filter((item) => isListed(item) && item.id !== id)
  agenda.set(doc, id, { status: 'scheduled', order: orderAt(listed, lastPlace(listed)) })
}
