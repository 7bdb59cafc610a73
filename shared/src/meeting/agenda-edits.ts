import type * as Y from 'yjs'
import { authoredBy } from '../fields.ts'
import { origins } from '../records.ts'
import type { Seat } from '../seat.ts'
import {
  agenda,
  type AgendaItem,
  byOrder,
  isListed,
  lastPlace,
  orderAt,
  readAgenda,
} from './agenda.ts'
import { postponeItem } from './flow.ts'
import { readMeeting } from './meeting.ts'
import { isOrderKey, keysAt } from './order.ts'

/** What people do to the agenda itself: add, propose, order, withdraw, remove, restore. `now` as in flow.ts. */

export interface NewItem {
  id: string
  title: string
  minutes?: number
  presenterOrgId?: string | null
  kind?: AgendaItem['kind']
}

/** Where a new item belongs among all rows: before the words that close the meeting, while those are still to come. */
const newPlace = (doc: Y.Doc, all: readonly AgendaItem[]): number => {
  const listed = readAgenda(doc).filter(isListed)
  const closing = listed[lastPlace(listed)]
  const isToCome = closing?.status === 'scheduled' && closing.id !== readMeeting(doc)?.currentItemId
  return isToCome ? all.findIndex(({ id }) => id === closing.id) : all.length
}

/** Puts an item at the last place of the agenda. A member's waits as a proposal for the facilitator. */
export const addItem = (doc: Y.Doc, item: NewItem, by: { seat: Seat; now: number }): void => {
  // Removed rows keep their index, so that a restored one does not land on another's.
  const all = agenda.everything(doc).sort(byOrder)
  const isFacilitator = by.seat.role === 'facilitator'
  agenda.create(doc, {
    id: item.id,
    order: orderAt(all, isFacilitator ? newPlace(doc, all) : all.length),
    title: item.title,
    presenterOrgId:
      item.presenterOrgId === undefined && !isFacilitator
        ? by.seat.organisationId
        : (item.presenterOrgId ?? null),
    coOrgIds: [],
    minutes: item.minutes ?? 0,
    kind: item.kind ?? 'discussion',
    status: isFacilitator ? 'scheduled' : 'proposed',
    usedSeconds: 0,
    closedAt: null,
    carriedFrom: null,
    deletedByOrg: null,
    ...authoredBy(by.seat, by.now),
  })
}

/** Takes a proposed, postponed or withdrawn item (back) onto the agenda. */
export const includeItem = (doc: Y.Doc, id: string): void =>
  agenda.set(doc, id, { status: 'scheduled' })

/** The item stays in the record as withdrawn. Was it on, the meeting goes to the next one. */
export const withdrawItem = (doc: Y.Doc, id: string, now: number): void => {
  if (readMeeting(doc)?.currentItemId === id) postponeItem(doc, id, now)
  agenda.set(doc, id, { status: 'withdrawn' })
}

/** Items in the order and with the numbers that people see: listed ones, from 1. */
export const listedItems = (doc: Y.Doc): AgendaItem[] => readAgenda(doc).filter(isListed)

/**
 * Moves an item to `place` (0 = first) among the listed ones. Returns the place it got. Two moves at the same moment may
 * have given two neighbours one index; whoever moves between them next sets them apart.
 */
export const moveItem = (doc: Y.Doc, id: string, place: number): number => {
  const listed = listedItems(doc)
  const others = listed.filter((item) => item.id !== id)
  const wanted = Math.max(0, Math.min(others.length, place))
  if (listed[wanted]?.id === id) return wanted
  const keys = others.map((item) => item.order)
  const before = keys.slice(0, wanted).findLast(isOrderKey) ?? null
  let end = wanted
  while (before !== null && (keys[end] ?? '~') <= before) end++
  const tied = others.slice(wanted, end)
  const [order, ...apart] = keysAt(keys, wanted, tied.length + 1)
  doc.transact(() => {
    agenda.set(doc, id, { order })
    for (const [index, item] of tied.entries()) agenda.set(doc, item.id, { order: apart[index] })
  }, origins.edit)
  return wanted
}

/** Removes an item; its text is kept and `restoreItem` brings it back. Was it on, the meeting goes to the next one. */
export const removeItem = (doc: Y.Doc, id: string, by: { seat: Seat; now: number }): void => {
  doc.transact(() => {
    const before = agenda.read(doc, id)
    if (readMeeting(doc)?.currentItemId === id) {
      postponeItem(doc, id, by.now)
      if (before) agenda.set(doc, id, { status: 'scheduled' })
    }
    agenda.set(doc, id, { deletedAt: by.now, deletedByOrg: by.seat.organisationId })
  }, 'flow')
}

export const restoreItem = (doc: Y.Doc, id: string): void =>
  agenda.set(doc, id, { deletedAt: null })
