import { changing, removal, restoring, valueFor } from '../rows/command.ts'
import { matches } from './matches.ts'

/** Confirms a match, declines it, marks it delivered, or proposes it again. */
export const setMatchStatus = changing('matches.setStatus', matches, {
  args: { status: valueFor(matches.fields.status) },
  patch: (given) => given,
})

export const removeMatch = changing('matches.remove', matches, removal)
export const restoreMatch = restoring('matches.restore', matches)
