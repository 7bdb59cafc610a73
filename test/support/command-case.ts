import type { Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'

/** One command as it is tried: by whom it is allowed, by whom refused, and what stands there afterwards. */
export interface CommandCase {
  /** Whoever may do it. */
  may: Seat
  /** Whoever may not. */
  mayNot: Seat
  /** Plain data. */
  args: Record<string, unknown>
  /** What the row holds afterwards. */
  leaves: [root: string, id: string, fields: Record<string, unknown>]
  /** Arguments over the good ones, the first of which does not fit. */
  wrong: Record<string, unknown>
  /** Arguments over the good ones of a row that is not there; null for commands that are about no row. */
  missing: Record<string, unknown> | null
  /** What has to be there before, beside the small board or meeting of fixtures.ts. */
  before?: (doc: Y.Doc) => void
}
