import type * as Y from 'yjs'
import { authored, nullable, Time } from '../fields.ts'
import { Id } from '../ids.ts'
import { fixed, records, type RowOf, value } from '../records.ts'

/** A raised hand: an organisation in the speaker queue. */
export const speakers = records('speakers', {
  orgId: fixed(Id),
  calledAt: value(nullable(Time)),
  doneAt: value(nullable(Time)),
  ...authored,
})
export type Speaker = RowOf<typeof speakers.fields>

/** The called one first, then in the order of asking. */
export const byCallAndAsking = (a: Speaker, b: Speaker): number =>
  (a.calledAt ?? 1e15) - (b.calledAt ?? 1e15) || a.createdAt - b.createdAt

/** Who speaks or waits. */
export const readSpeakerQueue = (doc: Y.Doc): Speaker[] =>
  speakers
    .all(doc)
    .filter((speaker) => speaker.doneAt === null)
    .sort(byCallAndAsking)
