import type { By, Result } from '@sedyanka/shared/rows/command.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { facilitator } from './fixtures.ts'

/** Who does a command, and when; a facilitator where it does not matter. */
export const by = (at = 1, seat: Seat = facilitator): By => ({ seat, at })

/** What a command answers that is not to be refused. */
export const done = <T extends object>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result
}
