import * as v from 'valibot'
import type * as Y from 'yjs'
import { authored, Quantity } from '../fields.ts'
import { Id } from '../ids.ts'
import { fixed, records, type RowOf, value } from '../records.ts'

export const MatchStatus = v.picklist(['proposed', 'confirmed', 'delivered', 'declined'])
export type MatchStatus = v.InferOutput<typeof MatchStatus>

/** A quantity of one offer towards one need. The offering organisation confirms, the needing one marks it delivered. */
export const matches = records('matches', {
  offerId: fixed(Id),
  needId: fixed(Id),
  quantity: value(Quantity),
  status: value(MatchStatus),
  ...authored,
})
export type Match = RowOf<typeof matches.fields>

export const readMatches = (doc: Y.Doc): Match[] =>
  matches.all(doc).sort((a, b) => a.createdAt - b.createdAt)
