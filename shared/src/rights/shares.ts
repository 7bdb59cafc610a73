import type { Refusal, RowChange, Values, View } from './judging.ts'
import { limits } from '../limits.ts'
import type { Seat } from '../seat.ts'

/**
 * Fair shares: what all of a board or a meeting write into has room for so many rows, so one person or organisation gets
 * so many of them. Facilitators also write for those who have no device, and are not counted.
 */

/** The organisation that a row stands for; of whoever wrote it, where that is noted. */
const organisationOf = (row: Values): unknown => row['createdByOrg'] ?? row['orgId'] ?? null

/** Whether a hand is up, or its organisation speaks. */
export const isOpenHand = (row: Values): boolean =>
  (row['doneAt'] ?? null) === null && (row['deletedAt'] ?? null) === null

const isUndecided = (row: Values): boolean =>
  row['status'] === 'proposed' && (row['deletedAt'] ?? null) === null

const count = (rows: Iterable<Values>, matches: (row: Values) => boolean): number => {
  let found = 0
  for (const row of rows) if (matches(row)) found++
  return found
}

/**
 * Whether a seat's share of a collection is used up with `rows`; null when there is room for at least one more. Removed
 * rows count: they can be brought back, and take up their place until then.
 */
export const shareUsed = (
  seat: Seat,
  { root, rows, fewer = 0 }: { root: string; rows: Iterable<Values>; fewer?: number },
): Refusal | null => {
  if (seat.role !== 'member') return null
  const all = [...rows]
  const isOwn = (row: Values) => organisationOf(row) === seat.organisationId
  const reaches = (most: number, matches: (row: Values) => boolean) =>
    count(all, matches) - fewer >= most
  if (
    root === 'speakers' &&
    reaches(limits.handsAtOnce, (row) => row['createdBy'] === seat.personId && isOpenHand(row))
  )
    return 'handIsUp'
  if (
    root === 'agenda' &&
    reaches(limits.proposalsPerOrganisation, (row) => isOwn(row) && isUndecided(row))
  )
    return 'tooManyProposals'
  return reaches(limits.rowsPerOrganisation, isOwn) ? 'share' : null
}

/** Judges a row that an edit makes or brings back; `view` is the document as the edit would leave it, that row included. */
export const judgeShare = (seat: Seat, change: RowChange, view: View): Refusal | null => {
  const { root, before, after } = change
  const isMade = before === null
  const isBack = root === 'agenda' && !isMade && !isUndecided(before) && isUndecided(after)
  if (!isMade && !isBack) return null
  return shareUsed(seat, { root, rows: view.rows(root), fewer: 1 })
}
