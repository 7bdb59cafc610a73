import type * as Y from 'yjs'
import { agenda, type AgendaItem, isListed, readAgenda } from './agenda.ts'
import { readDecisions } from './decisions.ts'
import { meeting, type Meeting, readMeeting } from './meeting.ts'
import { readSpeakerQueue, speakers } from './speakers.ts'
import { elapsedSeconds, itemState } from './timing.ts'

/**
 * The course of a meeting: start, from item to item, end, open again. Each command is one transaction, so that nobody
 * sees two current items or none. The origin is not one that undo follows: Ctrl+Z takes back words, not the meeting.
 * `now` is epoch milliseconds on the server's clock.
 */
const origin = 'flow'

const requireMeeting = (doc: Y.Doc): Meeting => {
  const found = readMeeting(doc)
  if (!found) throw new Error('the meeting has no row')
  return found
}

const requireRunning = (doc: Y.Doc): Meeting => {
  const found = requireMeeting(doc)
  if (found.status !== 'inProgress') throw new Error('the meeting is not going on')
  return found
}

/** Takes the current item off: its time is carried into `usedSeconds`. */
const leaveCurrent = (doc: Y.Doc, now: number, isFinished: boolean): void => {
  const found = requireMeeting(doc)
  const item = found.currentItemId === null ? null : agenda.read(doc, found.currentItemId)
  if (!item) return
  const usedSeconds = Math.round(elapsedSeconds(item, found, now))
  // It may have been postponed or withdrawn while it was on: that word stands.
  const isOn = item.status !== 'postponed' && item.status !== 'withdrawn'
  const closing = isFinished
    ? ({ status: 'closed', closedAt: now } as const)
    : ({ status: 'scheduled' } as const)
  agenda.set(doc, item.id, { usedSeconds, ...(isOn ? closing : {}) })
}

const enter = (doc: Y.Doc, id: string | null, now: number): void => {
  // A merge of two facilitators' steps may have left a second item marked as current.
  for (const item of readAgenda(doc)) {
    if (item.status === 'current' && item.id !== id)
      agenda.set(doc, item.id, { status: 'scheduled' })
  }
  if (id !== null) agenda.set(doc, id, { status: 'current', closedAt: null })
  meeting.set(doc, 'meeting', { currentItemId: id, currentSince: id === null ? null : now })
}

const isAhead = (doc: Y.Doc, item: AgendaItem): boolean => {
  const state = itemState(item, requireMeeting(doc))
  return isListed(item) && state === 'scheduled'
}

/** The item that `goToNext` would go to: the first open one behind the current, else the first open one at all. */
export const nextItem = (doc: Y.Doc): AgendaItem | null => {
  const items = readAgenda(doc)
  const at = items.findIndex((item) => item.id === readMeeting(doc)?.currentItemId)
  const open = (item: AgendaItem) => isAhead(doc, item)
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

/** Starts the meeting with its first open item. One that is going on already stays as it is. */
export const startMeeting = (doc: Y.Doc, now: number): void => {
  const found = requireMeeting(doc)
  if (found.status === 'inProgress') return
  if (found.status !== 'scheduled') throw new Error('only a scheduled meeting starts')
  doc.transact(() => {
    meeting.set(doc, 'meeting', { status: 'inProgress', startedAt: now })
    enter(doc, nextItem(doc)?.id ?? null, now)
  }, origin)
}

/** Makes an item the current one. The item that is left is finished when the way leads forward, else it stays open. */
export const goToItem = (doc: Y.Doc, id: string, now: number): void => {
  const found = requireRunning(doc)
  if (found.currentItemId === id) return
  const items = readAgenda(doc)
  const place = (itemId: string | null) => items.findIndex((item) => item.id === itemId)
  if (place(id) < 0) throw new Error('agenda: no such row')
  doc.transact(() => {
    leaveCurrent(doc, now, place(id) > place(found.currentItemId))
    enter(doc, id, now)
  }, origin)
}

/** Finishes the current item and goes to the next open one; with none left, no item is current. Returns its id. */
export const goToNext = (doc: Y.Doc, now: number): string | null => {
  requireRunning(doc)
  const id = nextItem(doc)?.id ?? null
  doc.transact(() => {
    leaveCurrent(doc, now, true)
    enter(doc, id, now)
  }, origin)
  return id
}

/** Goes one item back; the one that is left stays open with the time it has used. Returns the id, null at the first. */
export const goToPrevious = (doc: Y.Doc, now: number): string | null => {
  requireRunning(doc)
  const id = previousItem(doc)?.id ?? null
  if (id !== null) goToItem(doc, id, now)
  return id
}

/** Parks an item for the next meeting. Was it on, the meeting goes to the next one. */
export const postponeItem = (doc: Y.Doc, id: string, now: number): void => {
  doc.transact(() => {
    if (requireMeeting(doc).currentItemId === id) {
      leaveCurrent(doc, now, false)
      enter(doc, nextItem(doc)?.id ?? null, now)
    }
    agenda.set(doc, id, { status: 'postponed' })
  }, origin)
}

/**
 * Whether a meeting that was opened again was only corrected: since its end no item was finished and no decision taken.
 * Then its end is still the one that it had.
 */
export const isCorrection = (doc: Y.Doc): boolean => {
  const { endedAt } = requireMeeting(doc)
  if (endedAt === null) return false
  const isLater = (at: number | null) => at !== null && at > endedAt
  return (
    !readAgenda(doc).some(({ closedAt }) => isLater(closedAt)) &&
    !readDecisions(doc).some(({ decidedAt }) => isLater(decidedAt))
  )
}

/**
 * Ends the meeting: the current item is finished, the queue is empty, and the document freezes. With `keepsEnd` one that was
 * opened again to be corrected keeps the end that it had, and the item at which it ended its time.
 */
export const closeMeeting = (doc: Y.Doc, now: number, { keepsEnd = false } = {}): void => {
  const { endedAt, currentItemId } = requireRunning(doc)
  const isKept = keepsEnd && endedAt !== null
  const current = currentItemId === null ? null : agenda.read(doc, currentItemId)
  doc.transact(() => {
    if (!isKept || current?.status !== 'closed') leaveCurrent(doc, now, true)
    enter(doc, null, now)
    for (const speaker of readSpeakerQueue(doc)) {
      speakers.set(
        doc,
        speaker.id,
        speaker.calledAt === null ? { deletedAt: now } : { doneAt: now },
      )
    }
    const end = isKept ? { correctedAt: now } : { endedAt: now }
    meeting.set(doc, 'meeting', { status: 'closed', ...end })
  }, origin)
}

/** Calls off a meeting that has not begun. What was prepared stays in the record, and the document freezes. */
export const cancelMeeting = (doc: Y.Doc): void => {
  if (requireMeeting(doc).status !== 'scheduled')
    throw new Error('only a scheduled meeting is called off')
  doc.transact(() => meeting.set(doc, 'meeting', { status: 'cancelled' }), origin)
}

/**
 * Opens a closed or cancelled meeting again; the reason is kept and cannot be empty. One that was held goes on with the
 * item at which it ended, so that nobody has to look for it. Only the meeting's own row is written: it is all that a
 * closed meeting takes.
 */
export const reopenMeeting = (doc: Y.Doc, reason: string, now: number): void => {
  const words = reason.trim()
  if (words === '') throw new Error('a meeting is opened again for a reason')
  const { status, endedAt } = requireMeeting(doc)
  const last = readAgenda(doc).find((item) => item.closedAt !== null && item.closedAt === endedAt)
  const reopened =
    status === 'cancelled'
      ? ({ status: 'scheduled' } as const)
      : ({
          status: 'inProgress',
          currentItemId: last?.id ?? null,
          currentSince: last ? now : null,
        } as const)
  doc.transact(() => {
    // Given anew, also in the same words as the last time: it is what the opening is allowed for.
    meeting.set(doc, 'meeting', { reopenReason: null })
    meeting.set(doc, 'meeting', { ...reopened, reopenReason: words })
  }, origin)
}
