import * as v from 'valibot'
import type * as Y from 'yjs'
import {
  changing,
  command,
  done,
  failed,
  gone,
  isTaken,
  newId,
  Nothing,
  oneRow,
  readStanding,
  removal,
  step,
  valueFor,
} from '../rows/command.ts'
import { authoredBy } from '../rows/fields.ts'
import { OrganisationId, type SpeakerId, makeId } from '../ids.ts'
import { meeting, readMeeting } from './meeting.ts'
import { readSpeakerQueue, type Speaker, speakers } from './speakers.ts'

/** Who has the floor. One hand an organisation, one speaker at a time. `now` is on the server's clock. */

/** The queue as people see it: a second hand of an organisation (two colleagues at once) does not count. */
export const dedupeQueue = (queue: readonly Speaker[]): Speaker[] => {
  const seen = new Set<string>()
  return queue.filter((speaker) => !seen.has(speaker.orgId) && Boolean(seen.add(speaker.orgId)))
}

/** Raises an organisation's hand; one that is up already stays where it is. Answers with the id of the hand. */
export const raiseHand = command(
  'speakers.raise',
  v.strictObject({ id: newId(speakers), orgId: OrganisationId }),
  (doc, { id = makeId<SpeakerId>(), orgId }, { seat, at }) => {
    const up = readSpeakerQueue(doc).find((speaker) => speaker.orgId === orgId)
    if (up) return { ok: true, id: up.id }
    if (isTaken(doc, speakers, id)) return failed('taken', 'id')
    speakers.create(doc, { id, orgId, calledAt: null, doneAt: null, ...authoredBy(seat, at) })
    return { ok: true, id }
  },
)

/** Takes down every raised hand of an organisation that does not speak yet. */
export const lowerHand = command(
  'speakers.lower',
  v.strictObject({ orgId: OrganisationId }),
  (doc, { orgId }, { at }) => {
    step(doc, () => {
      for (const speaker of readSpeakerQueue(doc)) {
        if (speaker.orgId === orgId && speaker.calledAt === null)
          speakers.set(doc, speaker.id, { deletedAt: at })
      }
    })
    return done
  },
)

const finish = (doc: Y.Doc, now: number): void => {
  for (const speaker of readSpeakerQueue(doc))
    if (speaker.calledAt !== null) speakers.set(doc, speaker.id, { doneAt: now })
}

/** Ends the statement that is going on. */
export const finishSpeaker = command('speakers.finish', Nothing, (doc, _, { at }) => {
  step(doc, () => finish(doc, at))
  return done
})

/** Gives the floor; whoever has it has finished. One who was given it before keeps it as it is. */
export const callSpeaker = command('speakers.call', oneRow(speakers), (doc, { id }, { at }) => {
  const speaker = readStanding(speakers, doc, id)
  if (!speaker) return gone
  if (speaker.calledAt !== null) return done
  step(doc, () => {
    finish(doc, at)
    speakers.set(doc, id, { calledAt: at })
  })
  return done
})

/** Takes one hand out of the queue. */
export const removeSpeaker = changing('speakers.remove', speakers, removal)

/** Sets how long one statement may take; null for no limit. Undo takes back words, not the rules of the meeting. */
export const limitSpeaking = command(
  'meeting.limitSpeaking',
  v.strictObject({ minutes: valueFor(meeting.fields.speakingMinutes) }),
  (doc, { minutes }) => {
    if (!readMeeting(doc)) return gone
    step(doc, () => meeting.set(doc, 'meeting', { speakingMinutes: minutes }))
    return done
  },
)

/** Whether a statement has taken longer than the meeting allows; never where there is no limit (null). */
export const isOverLimit = (speaker: Speaker, limitMinutes: number | null, now: number): boolean =>
  limitMinutes !== null &&
  speaker.calledAt !== null &&
  now - speaker.calledAt >= limitMinutes * 60_000
