import { behind } from '../collection.ts'
import { actions, numberAction } from './actions.ts'
import { actionConsequences } from './judge-action.ts'
import { helpConsequences } from './judge-help.ts'
import { matchConsequences } from './judge-match.ts'
import { matches } from './matches.ts'
import { needs } from './needs.ts'
import { offers } from './offers.ts'
import { followNewestReport, reports } from './reports.ts'

/** What the server adds behind edits of a board's rows. */
export const boardBehind = [
  behind(actions, { consequences: actionConsequences, follow: numberAction }),
  behind(reports, { follow: followNewestReport }),
  behind(needs, { consequences: helpConsequences('needId') }),
  behind(offers, { consequences: helpConsequences('offerId') }),
  behind(matches, { consequences: matchConsequences }),
]
