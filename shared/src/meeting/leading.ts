import type * as Y from 'yjs'
import { meeting } from './meeting.ts'

/** Who leads: every facilitator's page can run the meeting, and one organisation is said to. */
const origin = 'flow'

/**
 * Makes an organisation the one that leads, one's own (taking over) or another's (handing over). Null, where a
 * facilitator without an organisation takes over: nobody is named.
 */
export const setLead = (doc: Y.Doc, organisationId: string | null): void =>
  doc.transact(() => meeting.set(doc, 'meeting', { facilitatorOrgId: organisationId }), origin)

interface Page {
  organisationId: string | null
  role: string
}

/** Whether the organisation that leads has a facilitator's page open. Nobody is missing where nobody is named. */
export const isLeadHere = (pages: readonly Page[], leadId: string | null): boolean =>
  leadId === null ||
  pages.some((page) => page.organisationId === leadId && page.role === 'facilitator')

/** The organisations whose facilitators are here and could lead instead, each once. */
export const otherLeads = (pages: readonly Page[], leadId: string | null): string[] => [
  ...new Set(
    pages
      .filter(({ role, organisationId }) => role === 'facilitator' && organisationId !== leadId)
      .map(({ organisationId }) => organisationId)
      .filter((id) => id !== null),
  ),
]
