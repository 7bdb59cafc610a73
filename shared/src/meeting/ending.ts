import * as v from 'valibot'
import type * as Y from 'yjs'
import { command, done, failed, gone, Nothing, step, telling } from '../rows/command.ts'
import { Line } from '../rows/fields.ts'
import { agenda, readAgenda } from './agenda.ts'
import { readDecisions } from './decisions.ts'
import { enter, leaveCurrent } from './flow.ts'
import { isFrozen, isOver } from './meeting-state.ts'
import { meeting, readMeeting } from './meeting.ts'
import { readSpeakerQueue, speakers } from './speakers.ts'

/** How a meeting ends, is called off, and is opened again. */

/**
 * Whether a meeting that was opened again was only corrected: since its end no item was finished and no decision taken.
 * Then its end is still the one that it had.
 */
export const isCorrection = (doc: Y.Doc): boolean => {
  const endedAt = readMeeting(doc)?.endedAt ?? null
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
export const closeMeeting = command(
  'meeting.close',
  v.strictObject({ keepsEnd: v.optional(v.boolean(), false) }),
  (doc, { keepsEnd }, { at }) => {
    const row = readMeeting(doc)
    if (row?.status !== 'inProgress') return failed('state')
    const isKept = keepsEnd && row.endedAt !== null
    const current = row.currentItemId === null ? null : agenda.read(doc, row.currentItemId)
    step(doc, () => {
      if (!isKept || current?.status !== 'closed') leaveCurrent(doc, at, true)
      enter(doc, null, at)
      for (const { id, calledAt } of readSpeakerQueue(doc))
        speakers.set(doc, id, calledAt === null ? { deletedAt: at } : { doneAt: at })
      const end = isKept ? { correctedAt: at } : { endedAt: at }
      meeting.set(doc, 'meeting', { status: 'closed', ...end })
    })
    return done
  },
)

/** Calls off a meeting that has not begun. What was prepared stays in the record, and the document freezes. */
export const cancelMeeting = command('meeting.cancel', Nothing, (doc) => {
  if (readMeeting(doc)?.status !== 'scheduled') return failed('state')
  step(doc, () => meeting.set(doc, 'meeting', { status: 'cancelled' }))
  return done
})

/**
 * Opens a closed or cancelled meeting again; the reason is kept and cannot be empty. One that was held goes on with the
 * item at which it ended, so that nobody has to look for it. Only the meeting's own row is written: it is all that a
 * closed meeting takes.
 */
export const reopenMeeting = command(
  'meeting.reopen',
  v.strictObject({ reason: v.pipe(telling(v.string()), v.trim(), Line) }),
  (doc, { reason }, { at }) => {
    const row = readMeeting(doc)
    if (!row) return gone
    if (!isFrozen(row.status)) return failed('state')
    const last = readAgenda(doc).find(
      ({ closedAt }) => closedAt !== null && closedAt === row.endedAt,
    )
    const reopened =
      row.status === 'cancelled'
        ? ({ status: 'scheduled' } as const)
        : ({
            status: 'inProgress',
            currentItemId: last?.id ?? null,
            currentSince: last ? at : null,
          } as const)
    step(doc, () => {
      // Given anew, also in the same words as the last time: it is what the opening is allowed for.
      meeting.set(doc, 'meeting', { reopenReason: null })
      meeting.set(doc, 'meeting', { ...reopened, reopenReason: reason })
    })
    return done
  },
)

/** Says how far the minutes of a meeting are that was held and is over: draft, for comments, approved. */
export const setMinutesState = command(
  'meeting.setMinutesState',
  v.strictObject({ status: v.picklist(['closed', 'minutesCirculated', 'minutesApproved']) }),
  (doc, { status }) => {
    if (!isOver(readMeeting(doc)?.status)) return failed('state')
    meeting.set(doc, 'meeting', { status })
    return done
  },
)
