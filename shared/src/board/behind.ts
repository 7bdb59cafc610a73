import { behind } from '../rows/collection.ts'
import { actions, numberAction } from '../actions/actions.ts'
import { actionConsequences } from '../actions/judge-action.ts'
import { helpConsequences } from '../help/judge-help.ts'
import { matchConsequences } from '../help/judge-match.ts'
import { matches } from '../help/matches.ts'
import { needs } from '../help/needs.ts'
import { offers } from '../help/offers.ts'
import { followNewestReport, reports } from '../actions/reports.ts'

/** What the server adds behind edits of a board's rows. */
export const boardBehind = [
  behind(actions, { consequences: actionConsequences, follow: numberAction }),
  behind(reports, { follow: followNewestReport }),
  behind(needs, { consequences: helpConsequences('needId') }),
  behind(offers, { consequences: helpConsequences('offerId') }),
  behind(matches, { consequences: matchConsequences }),
]
