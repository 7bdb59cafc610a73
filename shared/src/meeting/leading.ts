import * as v from 'valibot'
import { command, done, gone, step } from '../rows/command.ts'
import { OrganisationId } from '../ids.ts'
import { meeting, readMeeting } from './meeting.ts'

/** Who leads: every facilitator's page can run the meeting, and one organisation is said to. */

/**
 * Makes an organisation the one that leads, one's own (taking over) or another's (handing over). Null, where a
 * facilitator without an organisation takes over: nobody is named.
 */
export const setLead = command(
  'meeting.lead',
  v.strictObject({ orgId: v.nullable(OrganisationId) }),
  (doc, { orgId }) => {
    if (!readMeeting(doc)) return gone
    step(doc, () => meeting.set(doc, 'meeting', { facilitatorOrgId: orgId }))
    return done
  },
)

interface Page {
  organisationId: OrganisationId | null
  role: string
}

/** Whether the organisation that leads has a facilitator's page open. Nobody is missing where nobody is named. */
export const isLeadHere = (pages: readonly Page[], leadId: OrganisationId | null): boolean =>
  leadId === null ||
  pages.some((page) => page.organisationId === leadId && page.role === 'facilitator')

/** The organisations whose facilitators are here and could lead instead, each once. */
export const otherLeads = (
  pages: readonly Page[],
  leadId: OrganisationId | null,
): OrganisationId[] => [
  ...new Set(
    pages
      .filter(({ role, organisationId }) => role === 'facilitator' && organisationId !== leadId)
      .map(({ organisationId }) => organisationId)
      .filter((id) => id !== null),
  ),
]
