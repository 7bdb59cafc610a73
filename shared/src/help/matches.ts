import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { authored, Quantity } from '../rows/fields.ts'
import type { MatchId } from '../ids.ts'
import { NeedId, OfferId } from '../ids.ts'
import { fixed, type RowOf, value } from '../rows/records.ts'
import { judgeMatch } from './judge-match.ts'

export const MatchStatus = v.picklist(['proposed', 'confirmed', 'delivered', 'declined'])
export type MatchStatus = v.InferOutput<typeof MatchStatus>

const fields = {
  offerId: fixed(OfferId),
  needId: fixed(NeedId),
  quantity: value(Quantity),
  status: value(MatchStatus),
  ...authored,
}
export type MatchFields = typeof fields

/** A quantity of one offer towards one need. The offering organisation confirms, the needing one marks it delivered. */
export const matches = collection<MatchFields, MatchId>('matches', {
  fields,
  judge: judgeMatch,
  label: 'matching.listTitle',
  title: null,
  belongsTo: { needId: 'needs', offerId: 'offers' },
  states: 'match',
})
export type Match = RowOf<MatchFields, MatchId>

export const readMatches = (doc: Y.Doc): Match[] =>
  matches.all(doc).sort((a, b) => a.createdAt - b.createdAt)
