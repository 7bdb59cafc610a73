import * as v from 'valibot'
import { Id, MeetingId, type OrganisationId, RowId } from '../ids.ts'

/** One row of a board's or a meeting's document: without `meeting` it is the board's. */
const RowPlace = { meeting: v.optional(MeetingId), collection: Id, row: RowId }
export const HistoryRequest = v.object({
  ...RowPlace,
  /** Older than the change of that number. */
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
})
export type HistoryRequest = v.InferInput<typeof HistoryRequest>
export const ForgetRequest = v.object(RowPlace)
export type ForgetRequest = v.InferOutput<typeof ForgetRequest>

/** Stands in the record where a value was taken out of it. */
export const erased = { erased: true } as const
/** Whether a value of the record was taken out of it. */
export const isErased = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'erased' in value

/** What somebody did to a row. */
export interface HistoryEntry {
  /** Its place in the order of all changes. */
  seq: number
  at: number
  /** The person's name; null for the server, and for people who are gone. */
  name: string | null
  organisationId: OrganisationId | null
  channel: 'page' | 'link' | 'api' | 'import' | 'mail' | 'server'
  /** `erased`: former values were taken out of the record. */
  kind: 'created' | 'changed' | 'removed' | 'restored' | 'erased'
  /** Plain values by field, the former and the new one; null where there was, or is, none; `erased` where it was taken out. */
  values: Record<string, [before: unknown, after: unknown]>
  /** Texts by field: characters that came and went. */
  texts: Record<string, [added: number, removed: number]>
}
/** Newest first; `isMore`: there are older ones. */
export interface RowHistory {
  changes: HistoryEntry[]
  isMore: boolean
}
