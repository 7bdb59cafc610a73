import * as v from 'valibot'
import type * as Y from 'yjs'
import {
  changing,
  command,
  done,
  edit,
  failed,
  gone,
  isTaken,
  newId,
  oneRow,
  readStanding,
  restoring,
  step,
  telling,
  valueFor,
  wordsFor,
} from '../rows/command.ts'
import { authoredBy } from '../rows/fields.ts'
import { AgendaItemId, makeId } from '../ids.ts'
import {
  agenda,
  type AgendaItem,
  byOrder,
  isListed,
  lastPlace,
  orderAt,
  readAgenda,
} from './agenda.ts'
import { postpone } from './flow.ts'
import { readMeeting } from './meeting.ts'
import { isOrderKey, keysAt } from './order.ts'

/** What people do to the agenda itself: add, propose, order, change, withdraw, remove, restore. */

const { fields } = agenda

/** Where a new item belongs among all rows: before the words that close the meeting, while those are still to come. */
const newPlace = (doc: Y.Doc, all: readonly AgendaItem[]): number => {
  const listed = readAgenda(doc).filter(isListed)
  const closing = listed[lastPlace(listed)]
  const isToCome = closing?.status === 'scheduled' && closing.id !== readMeeting(doc)?.currentItemId
  return isToCome ? all.findIndex(({ id }) => id === closing.id) : all.length
}

/** What a new item is made of. */
export const newItem = {
  title: telling(wordsFor(fields.title)),
  minutes: v.optional(valueFor(fields.minutes), 0),
  kind: v.optional(valueFor(fields.kind), 'discussion'),
}

/** Puts an item at the last place of the agenda. A member's waits as a proposal for the facilitator. Answers with its id. */
export const addItem = command(
  'agenda.add',
  v.strictObject({
    id: newId(agenda),
    ...newItem,
    presenterOrgId: v.optional(valueFor(fields.presenterOrgId)),
  }),
  (doc, { id = makeId<AgendaItemId>(), presenterOrgId, ...given }, { seat, at }) => {
    if (isTaken(doc, agenda, id)) return failed('taken', 'id')
    // Removed rows keep their index, so that a restored one does not land on another's.
    const all = agenda.everything(doc).sort(byOrder)
    const isFacilitator = seat.role === 'facilitator'
    agenda.create(doc, {
      id,
      ...given,
      order: orderAt(all, isFacilitator ? newPlace(doc, all) : all.length),
      presenterOrgId:
        presenterOrgId === undefined && !isFacilitator
          ? seat.organisationId
          : (presenterOrgId ?? null),
      coOrgIds: [],
      status: isFacilitator ? 'scheduled' : 'proposed',
      usedSeconds: 0,
      closedAt: null,
      carriedFrom: null,
      deletedByOrg: null,
      ...authoredBy(seat, at),
    })
    return { ok: true, id }
  },
)

/** Sets who presents an item and how long it may take, whichever is given; a removed one too, as its words are. */
export const changeItem = command(
  'agenda.change',
  v.strictObject({
    id: AgendaItemId,
    presenterOrgId: v.optional(valueFor(fields.presenterOrgId)),
    minutes: v.optional(valueFor(fields.minutes)),
  }),
  (doc, { id, ...given }) => {
    if (!agenda.read(doc, id)) return gone
    agenda.set(doc, id, given)
    return done
  },
)

/** Takes a proposed, postponed or withdrawn item (back) onto the agenda. */
export const includeItem = changing('agenda.include', agenda, {
  args: {},
  patch: () => ({ status: 'scheduled' }) as const,
})

/** The item stays in the record as withdrawn. Was it on, the meeting goes to the next one. */
export const withdrawItem = command('agenda.withdraw', oneRow(agenda), (doc, { id }, { at }) => {
  if (!readStanding(agenda, doc, id)) return gone
  if (readMeeting(doc)?.currentItemId === id) step(doc, () => postpone(doc, id, at))
  agenda.set(doc, id, { status: 'withdrawn' })
  return done
})

/** Items in the order and with the numbers that people see: listed ones, from 1. */
export const listedItems = (doc: Y.Doc): AgendaItem[] => readAgenda(doc).filter(isListed)

/**
 * Moves an item to `place` (0 = first) among the listed ones. Answers with the place it got. Two moves at the same moment
 * may have given two neighbours one index; whoever moves between them next sets them apart.
 */
export const moveItem = command(
  'agenda.move',
  v.strictObject({ id: AgendaItemId, place: v.pipe(v.number(), v.integer()) }),
  (doc, { id, place }) => {
    if (!readStanding(agenda, doc, id)) return gone
    const listed = listedItems(doc)
    const others = listed.filter((item) => item.id !== id)
    const wanted = Math.max(0, Math.min(others.length, place))
    if (listed[wanted]?.id === id) return { ok: true, place: wanted }
    const keys = others.map((item) => item.order)
    const before = keys.slice(0, wanted).findLast(isOrderKey) ?? null
    let end = wanted
    while (before !== null && (keys[end] ?? '~') <= before) end++
    const tied = others.slice(wanted, end)
    const [order, ...apart] = keysAt(keys, wanted, tied.length + 1)
    edit(doc, () => {
      agenda.set(doc, id, { order })
      for (const [index, item] of tied.entries()) agenda.set(doc, item.id, { order: apart[index] })
    })
    return { ok: true, place: wanted }
  },
)

/** Removes an item; its text is kept and `restoreItem` brings it back. Was it on, the meeting goes to the next one. */
export const removeItem = command('agenda.remove', oneRow(agenda), (doc, { id }, { seat, at }) => {
  if (!readStanding(agenda, doc, id)) return gone
  step(doc, () => {
    if (readMeeting(doc)?.currentItemId === id) {
      postpone(doc, id, at)
      agenda.set(doc, id, { status: 'scheduled' })
    }
    agenda.set(doc, id, { deletedAt: at, deletedByOrg: seat.organisationId })
  })
  return done
})

export const restoreItem = restoring('agenda.restore', agenda)
