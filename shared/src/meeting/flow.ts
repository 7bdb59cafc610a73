import * as v from 'valibot'
import type * as Y from 'yjs'
import {
  command,
  done,
  failed,
  gone,
  Nothing,
  oneRow,
  readStanding,
  step,
} from '../rows/command.ts'
import { AgendaItemId } from '../ids.ts'
import { agenda, type AgendaItem, isListed, readAgenda } from './agenda.ts'
import { meeting, readMeeting } from './meeting.ts'
import { startingAt } from './start-day.ts'
import { elapsedSeconds, itemState } from './timing.ts'

/**
 * The course of a meeting: start, and from item to item. Each command is one step, so that nobody sees two current items or
 * none, and undo passes over it: Ctrl+Z takes back words, not the meeting. `now` is epoch milliseconds on the server's clock.
 */

const isRunning = (doc: Y.Doc): boolean => readMeeting(doc)?.status === 'inProgress'

/** Takes the current item off: its time is carried into `usedSeconds`. */
export const leaveCurrent = (doc: Y.Doc, now: number, isFinished: boolean): void => {
  const found = readMeeting(doc)
  const item = found?.currentItemId == null ? null : agenda.read(doc, found.currentItemId)
  if (!found || !item) return
  const usedSeconds = Math.round(elapsedSeconds(item, found, now))
  // It may have been postponed or withdrawn while it was on: that word stands.
  const isOn = item.status !== 'postponed' && item.status !== 'withdrawn'
  const closing = isFinished
    ? ({ status: 'closed', closedAt: now } as const)
    : ({ status: 'scheduled' } as const)
  agenda.set(doc, item.id, { usedSeconds, ...(isOn ? closing : {}) })
}

/** Makes an item the current one, or none. */
export const enter = (doc: Y.Doc, id: AgendaItemId | null, now: number): void => {
  // A merge of two facilitators' steps may have left a second item marked as current.
  for (const item of readAgenda(doc)) {
    if (item.status === 'current' && item.id !== id)
      agenda.set(doc, item.id, { status: 'scheduled' })
  }
  if (id !== null) agenda.set(doc, id, { status: 'current', closedAt: null })
  meeting.set(doc, 'meeting', { currentItemId: id, currentSince: id === null ? null : now })
}

/** The item that `goToNext` would go to: the first open one behind the current, else the first open one at all. */
export const nextItem = (doc: Y.Doc): AgendaItem | null => {
  const row = readMeeting(doc)
  if (!row) return null
  const items = readAgenda(doc)
  const at = items.findIndex((item) => item.id === row.currentItemId)
  const open = (item: AgendaItem) => isListed(item) && itemState(item, row) === 'scheduled'
  return items.slice(at + 1).find(open) ?? items.find(open) ?? null
}

/** The item before the current one, whatever its state; null at the first. Behind the end it is the last that was on. */
export const previousItem = (doc: Y.Doc): AgendaItem | null => {
  const items = readAgenda(doc).filter((item) => isListed(item) && item.status !== 'postponed')
  const currentId = readMeeting(doc)?.currentItemId ?? null
  if (currentId === null) return items.findLast((item) => item.status === 'closed') ?? null
  const at = items.findIndex((item) => item.id === currentId)
  return at > 0 ? (items[at - 1] ?? null) : null
}

/**
 * Starts the meeting with its first open item; with `moves` it is moved to the present day and hour before. One that is going
 * on already stays as it is.
 */
export const startMeeting = command(
  'meeting.start',
  v.strictObject({ moves: v.optional(v.boolean(), false) }),
  (doc, { moves }, { at }) => {
    const row = readMeeting(doc)
    if (!row) return gone
    if (row.status === 'inProgress') return done
    if (row.status !== 'scheduled') return failed('state')
    step(doc, () => {
      if (moves) meeting.set(doc, 'meeting', startingAt(row, at))
      meeting.set(doc, 'meeting', { status: 'inProgress', startedAt: at })
      enter(doc, nextItem(doc)?.id ?? null, at)
    })
    return done
  },
)

const goTo = (doc: Y.Doc, id: AgendaItemId, now: number): void => {
  const currentItemId = readMeeting(doc)?.currentItemId ?? null
  if (currentItemId === id) return
  const items = readAgenda(doc)
  const place = (itemId: AgendaItemId | null) => items.findIndex((item) => item.id === itemId)
  step(doc, () => {
    leaveCurrent(doc, now, place(id) > place(currentItemId))
    enter(doc, id, now)
  })
}

/** Makes an item the current one. The item that is left is finished when the way leads forward, else it stays open. */
export const goToItem = command(
  'meeting.goTo',
  v.strictObject({ itemId: AgendaItemId }),
  (doc, { itemId }, { at }) => {
    if (!isRunning(doc)) return failed('state')
    if (!readStanding(agenda, doc, itemId)) return gone
    goTo(doc, itemId, at)
    return done
  },
)

/** Finishes the current item and goes to the next open one; with none left, no item is current. Answers with its id. */
export const goToNext = command('meeting.next', Nothing, (doc, _, { at }) => {
  if (!isRunning(doc)) return failed('state')
  const itemId = nextItem(doc)?.id ?? null
  step(doc, () => {
    leaveCurrent(doc, at, true)
    enter(doc, itemId, at)
  })
  return { ok: true, itemId }
})

/** Goes one item back; the one that is left stays open with the time it has used. Answers with the id, null at the first. */
export const goToPrevious = command('meeting.previous', Nothing, (doc, _, { at }) => {
  if (!isRunning(doc)) return failed('state')
  const itemId = previousItem(doc)?.id ?? null
  if (itemId !== null) goTo(doc, itemId, at)
  return { ok: true, itemId }
})

/** Parks an item; was it on, the meeting goes to the next one. Part of a step. */
export const postpone = (doc: Y.Doc, id: AgendaItemId, now: number): void => {
  if (readMeeting(doc)?.currentItemId === id) {
    leaveCurrent(doc, now, false)
    enter(doc, nextItem(doc)?.id ?? null, now)
  }
  agenda.set(doc, id, { status: 'postponed' })
}

/** Parks an item for the next meeting. Was it on, the meeting goes to the next one. */
export const postponeItem = command('agenda.postpone', oneRow(agenda), (doc, { id }, { at }) => {
  if (!readStanding(agenda, doc, id)) return gone
  step(doc, () => postpone(doc, id, at))
  return done
})

/** Parks several items in one step; those that are not there any more are passed over. */
export const postponeItems = command(
  'agenda.postponeAll',
  v.strictObject({ ids: v.array(AgendaItemId) }),
  (doc, { ids }, { at }) => {
    step(doc, () => {
      for (const id of ids) if (readStanding(agenda, doc, id)) postpone(doc, id, at)
    })
    return done
  },
)
