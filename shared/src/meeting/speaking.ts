import type * as Y from 'yjs'
import { authoredBy } from '../fields.ts'
import { meeting } from './meeting.ts'
import type { Seat } from '../seat.ts'
import { readSpeakerQueue, type Speaker, speakers } from './speakers.ts'

/** Who has the floor. One hand an organisation, one speaker at a time. `now` is on the server's clock. */

/** The queue as people see it: a second hand of an organisation (two colleagues at once) does not count. */
export const dedupeQueue = (queue: readonly Speaker[]): Speaker[] => {
  const seen = new Set<string>()
  return queue.filter((speaker) => !seen.has(speaker.orgId) && Boolean(seen.add(speaker.orgId)))
}

/** Raises an organisation's hand; one that is up already stays where it is. */
export const raiseHand = (
  doc: Y.Doc,
  hand: { id: string; orgId: string },
  by: { seat: Seat; now: number },
): void => {
  if (readSpeakerQueue(doc).some((speaker) => speaker.orgId === hand.orgId)) return
  speakers.create(doc, { ...hand, calledAt: null, doneAt: null, ...authoredBy(by.seat, by.now) })
}

/** Takes down every raised hand of an organisation that does not speak yet. */
export const lowerHand = (doc: Y.Doc, orgId: string, now: number): void =>
  doc.transact(() => {
    for (const speaker of readSpeakerQueue(doc)) {
      if (speaker.orgId === orgId && speaker.calledAt === null)
        speakers.set(doc, speaker.id, { deletedAt: now })
    }
  })

/** Ends the statement that is going on. */
export const finishSpeaker = (doc: Y.Doc, now: number): void =>
  doc.transact(() => {
    for (const speaker of readSpeakerQueue(doc))
      if (speaker.calledAt !== null) speakers.set(doc, speaker.id, { doneAt: now })
  })

/** Gives the floor; whoever has it has finished. */
export const callSpeaker = (doc: Y.Doc, id: string, now: number): void =>
  doc.transact(() => {
    if (speakers.read(doc, id)?.calledAt !== null) return
    finishSpeaker(doc, now)
    speakers.set(doc, id, { calledAt: now })
  })

/** Sets how long one statement may take; null for no limit. Undo takes back words, not the rules of the meeting. */
export const limitSpeaking = (doc: Y.Doc, minutes: number | null): void =>
  doc.transact(() => meeting.set(doc, 'meeting', { speakingMinutes: minutes }), 'flow')

/** Whether a statement has taken longer than the meeting allows; never where there is no limit (null). */
export const isOverLimit = (speaker: Speaker, limitMinutes: number | null, now: number): boolean =>
  limitMinutes !== null &&
  speaker.calledAt !== null &&
  now - speaker.calledAt >= limitMinutes * 60_000
