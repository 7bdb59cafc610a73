import { behind } from '../rows/collection.ts'
import { attendance } from './attendance.ts'
import { decisions, numberDecision } from './decisions.ts'
import { decisionConsequences } from './judge-decision.ts'
import { attendanceConsequences, speakerConsequences } from './judge-people.ts'
import { speakers } from './speakers.ts'

/** What the server adds behind edits of a meeting's rows. */
export const meetingBehind = [
  behind(decisions, { consequences: decisionConsequences, follow: numberDecision }),
  behind(attendance, { consequences: attendanceConsequences }),
  behind(speakers, { consequences: speakerConsequences }),
]
