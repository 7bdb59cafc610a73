import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { authored, nullable, Time } from '../rows/fields.ts'
import type { SpeakerId } from '../ids.ts'
import { OrganisationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { atArrival, fixed, type RowOf, stamped, value } from '../rows/records.ts'
import { isOpenHand, judgeSpeaker } from './judge-people.ts'

const fields = {
  orgId: fixed(OrganisationId),
  calledAt: stamped(value(nullable(Time))),
  doneAt: stamped(value(nullable(Time))),
  ...authored,
  /** The order of asking: nobody's own clock. */
  createdAt: atArrival(fixed(Time)),
}
export type SpeakerFields = typeof fields

/** A raised hand: an organisation in the speaker queue. */
export const speakers = collection<SpeakerFields, SpeakerId>('speakers', {
  fields,
  judge: judgeSpeaker,
  label: 'speakers.title',
  title: null,
  belongsTo: { orgId: 'organisations' },
  share: {
    of: 'person',
    counts: isOpenHand,
    most: limits.handsAtOnce,
    refusal: 'handIsUp',
  },
})
export type Speaker = RowOf<SpeakerFields, SpeakerId>

/** The called one first, then in the order of asking. */
export const byCallAndAsking = (a: Speaker, b: Speaker): number =>
  (a.calledAt ?? 1e15) - (b.calledAt ?? 1e15) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

/** Who speaks or waits. */
export const readSpeakerQueue = (doc: Y.Doc): Speaker[] =>
  speakers
    .all(doc)
    .filter((speaker) => speaker.doneAt === null)
    .sort(byCallAndAsking)
