import * as v from 'valibot'
import { changing, command, done, edit, gone, readStanding, valueFor } from '../rows/command.ts'
import { actions } from './actions.ts'
import { reports } from './reports.ts'

/** Leaves a report without something that should not stand in it; so does the reason that it gave its action item. */
export const shortenReport = command(
  'reports.shorten',
  v.strictObject({ id: reports.id, text: valueFor(reports.fields.text) }),
  (doc, { id, text }) => {
    const report = readStanding(reports, doc, id)
    if (!report) return gone
    const action = readStanding(actions, doc, report.actionId)
    edit(doc, () => {
      reports.set(doc, id, { text })
      for (const field of ['blockedReason', 'declineReason'] as const)
        if (action && action[field] === report.text)
          actions.set(doc, action.id, { [field]: text || null })
    })
    return done
  },
)

/** Sets or empties the reasons that an action item gives. */
export const setReasons = changing('actions.setReasons', actions, {
  args: {
    blockedReason: v.optional(valueFor(actions.fields.blockedReason)),
    declineReason: v.optional(valueFor(actions.fields.declineReason)),
    requestReason: v.optional(valueFor(actions.fields.requestReason)),
  },
  patch: (given) => given,
})
