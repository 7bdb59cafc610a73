import { limits } from '../limits.ts'
import type { CollectionShape } from '../rows/collection.ts'
import type { Seat } from '../seat.ts'
import type { Refusal, RowChange, Values, View } from './judging.ts'

/**
 * Fair shares: what all of a board or a meeting write into has room for so many rows, so one person or organisation gets
 * so many of them. Facilitators also write for those who have no device, and are not counted.
 */

/** The organisation that a row stands for; of whoever wrote it, where that is noted. */
const organisationOf = (row: Values): unknown => row['createdByOrg'] ?? row['orgId'] ?? null

/** Whether a row is of the seat's organisation. */
const isOwn = (seat: Seat, row: Values): boolean => organisationOf(row) === seat.organisationId

/** Tells which rows count towards the seat's own share of a collection; none where it has no such share. */
const countsFor =
  (seat: Seat, { share }: CollectionShape) =>
  (row: Values): boolean =>
    share !== undefined &&
    (share.of === 'person' ? row['createdBy'] === seat.personId : isOwn(seat, row)) &&
    share.counts(row)

/**
 * Whether a seat's share of a collection is used up with `rows`; null when there is room for at least one more. Removed
 * rows count: they can be brought back, and take up their place until then.
 */
export const shareUsed = (
  seat: Seat,
  { of, rows, fewer = 0 }: { of: CollectionShape; rows: Iterable<Values>; fewer?: number },
): Refusal | null => {
  if (seat.role !== 'member') return null
  const all = [...rows]
  const { share } = of
  if (share && all.filter(countsFor(seat, of)).length - fewer >= share.most) return share.refusal
  const own = all.filter((row) => isOwn(seat, row))
  return own.length - fewer >= limits.rowsPerOrganisation ? 'share' : null
}

/** Judges a row that an edit makes or brings back; `view` is the document as the edit would leave it, that row included. */
export const judgeShare = (
  seat: Seat,
  { change, of }: { change: RowChange; of: CollectionShape },
  view: View,
): Refusal | null => {
  const { before, after } = change
  const counts = countsFor(seat, of)
  if (before !== null && (counts(before) || !counts(after))) return null
  return shareUsed(seat, { of, rows: view.rows(of.root), fewer: 1 })
}
