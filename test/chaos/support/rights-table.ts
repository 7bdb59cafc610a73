import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Plain, Snapshot } from './snapshot.ts'

/**
 * Who may change what, written down a second time as a plain table, from the table of roles in the design and not from
 * `policy.ts`: it looks at documents before and after, and says what should not have happened.
 */
export interface Change {
  seat: Seat
  id: string
  before: Plain | null
  after: Plain
  /** Both documents, for what a right hangs on in another row. */
  was: Snapshot
  is: Snapshot
}
type Verdict = (change: Change) => boolean

interface Rights {
  create: Verdict
  /** By field; `*` for all that are not named. A field that is missing here never changes. */
  change: Record<string, Verdict>
}

const nobody: Verdict = () => false
const chairs: Verdict = ({ seat }) => seat.role === 'facilitator'
const either =
  (...verdicts: Verdict[]): Verdict =>
  (change) =>
    verdicts.some((verdict) => verdict(change))
const both =
  (...verdicts: Verdict[]): Verdict =>
  (change) =>
    verdicts.every((verdict) => verdict(change))
/** The row names the seat's organisation in that field, and did so before. */
const of =
  (field: string): Verdict =>
  ({ seat, before, after }) =>
    seat.organisationId !== null && (before ?? after)[field] === seat.organisationId
const signed: Verdict = ({ seat, after }) =>
  after['createdBy'] === seat.personId && (after['createdByOrg'] ?? null) === seat.organisationId

const otherRow = (snapshot: Snapshot, root: string, id: unknown): Plain | null =>
  snapshot.get(root)?.get(String(id)) ?? null
const orgOf =
  (root: string, reference: string): Verdict =>
  ({ seat, after, is }) =>
    seat.organisationId !== null &&
    otherRow(is, root, after[reference])?.['orgId'] === seat.organisationId

const offering = orgOf('offers', 'offerId')
const needing = orgOf('needs', 'needId')
const isOfSomething: Verdict = ({ after, is }) =>
  otherRow(is, 'offers', after['offerId']) !== null &&
  otherRow(is, 'needs', after['needId']) !== null
const responsible = of('responsibleOrgId')
const atWork = ['accepted', 'inProgress', 'blocked', 'done']

/** An action item is under way only by the word of who is responsible afterwards. */
const consents: Verdict = ({ seat, after }) =>
  seat.role === 'facilitator' ||
  !atWork.includes(String(after['status'])) ||
  (seat.organisationId !== null && after['responsibleOrgId'] === seat.organisationId)

const isProposer = of('createdByOrg')
const isOpenToProposer: Verdict = ({ before }) =>
  before?.['status'] === 'proposed' || before?.['status'] === 'cancelled'
const isOfNoMeeting: Verdict = ({ before }) => (before?.['meetingId'] ?? null) === null
/** Text, responsible, due date and removal: of facilitators, and of who proposed it outside of meetings until it is accepted. */
const mayReword = either(
  chairs,
  both(isOfNoMeeting, isProposer, either(responsible, isOpenToProposer)),
)
const grantsDate: Verdict = ({ before, after }) =>
  after['dueAnswer'] === 'granted' && after['dueDate'] === before?.['requestedDueDate']
const declinesWithReason: Verdict = ({ before, after }) =>
  after['status'] !== 'cancelled' ||
  before?.['createdByOrg'] === after['createdByOrg'] ||
  Boolean(after['declineReason'])

const matchStatus: Verdict = (change) => {
  const from = change.before?.['status'] ?? null
  switch (change.after['status']) {
    case 'declined':
      return true
    case 'proposed':
      return from === null || offering(change)
    case 'confirmed':
      // Anyone who said “delivered” may take it back.
      return offering(change) || (needing(change) && from === 'delivered')
    case 'delivered':
      return needing(change) && from === 'confirmed'
    default:
      return false
  }
}

const reporter: Verdict = ({ seat, after, is }) => {
  const action = otherRow(is, 'actions', after['actionId'])
  const co = action?.['coOrgIds']
  const takesPart = [action?.['responsibleOrgId'], ...(Array.isArray(co) ? (co as unknown[]) : [])]
  return after['orgId'] === seat.organisationId && takesPart.includes(seat.organisationId)
}

/** What is left stands in what there was, in that order. */
const onlyCuts: Verdict = ({ before, after }) => {
  const [was, is] = [String(before?.['text']), String(after['text'])]
  let place = -1
  return is.split('').every((letter) => (place = was.indexOf(letter, place + 1)) >= 0)
}

const ownProposal: Verdict = ({ seat, before }) =>
  before?.['status'] === 'proposed' &&
  seat.organisationId !== null &&
  before['createdByOrg'] === seat.organisationId
const removerIsOwn: Verdict = ({ seat, after }) =>
  (after['deletedByOrg'] ?? null) === null || after['deletedByOrg'] === seat.organisationId
const isDraft: Verdict = ({ after, is }) =>
  otherRow(is, 'decisions', after['decisionId'])?.['status'] === 'draft'

const owned: Rights = {
  create: both(signed, either(chairs, of('orgId'))),
  change: {
    '*': either(chairs, of('orgId')),
    orgId: nobody,
    createdBy: nobody,
    createdByOrg: nobody,
    createdAt: nobody,
  },
}
const authorship = { createdBy: nobody, createdByOrg: nobody, createdAt: nobody }
const worker = either(chairs, responsible, of('createdByOrg'))

export const rights: Record<RoomKind, Record<string, Rights>> = {
  board: {
    board: { create: nobody, change: { title: chairs } },
    organisations: { create: chairs, change: { '*': chairs } },
    meetings: { create: nobody, change: {} },
    needs: owned,
    offers: owned,
    actions: {
      create: both(signed, consents),
      change: {
        title: mayReword,
        coOrgIds: mayReword,
        deletedAt: mayReword,
        responsibleOrgId: both(mayReword, consents),
        dueDate: either(mayReword, both(isProposer, isOfNoMeeting, grantsDate)),
        status: both(worker, consents, declinesWithReason),
        blockedReason: worker,
        declineReason: worker,
        changedAfter: both(worker, ({ after }) => !after['changedAfter']),
        requestedDueDate: either(chairs, responsible),
        requestReason: either(chairs, responsible),
        dueAnswer: either(chairs, isProposer, ({ after }) => !after['dueAnswer']),
      },
    },
    reports: {
      create: both(
        ({ seat, after }) => after['createdBy'] === seat.personId,
        either(chairs, reporter),
      ),
      change: { text: either(of('orgId'), both(chairs, onlyCuts)), deletedAt: of('orgId') },
    },
    matches: {
      create: both(
        signed,
        isOfSomething,
        either(chairs, both(either(offering, needing), matchStatus)),
      ),
      change: {
        status: either(chairs, both(either(offering, needing), matchStatus)),
        quantity: either(
          chairs,
          offering,
          both(needing, ({ before }) => before?.['status'] === 'proposed'),
        ),
        deletedAt: either(chairs, offering, needing),
      },
    },
  },
  meeting: {
    meeting: { create: nobody, change: { '*': chairs, boardId: nobody, number: nobody } },
    agenda: {
      create: both(
        signed,
        removerIsOwn,
        ({ after }) => (after['carriedFrom'] ?? null) === null,
        either(
          chairs,
          ({ seat, after }) =>
            after['status'] === 'proposed' &&
            !after['usedSeconds'] &&
            !after['closedAt'] &&
            [null, seat.organisationId].includes((after['presenterOrgId'] ?? null) as null),
        ),
      ),
      change: {
        '*': chairs,
        noteText: () => true,
        title: either(chairs, ownProposal),
        minutes: either(chairs, ownProposal),
        presenterOrgId: either(chairs, ownProposal),
        coOrgIds: either(chairs, ownProposal),
        deletedAt: either(chairs, ownProposal),
        deletedByOrg: both(removerIsOwn, either(chairs, ownProposal)),
        ...authorship,
      },
    },
    decisions: {
      create: both(signed, chairs),
      change: { '*': chairs, agendaItemId: nobody, number: nobody, ...authorship },
    },
    votes: {
      create: both(
        of('orgId'),
        ({ seat, id, after }) =>
          after['createdBy'] === seat.personId &&
          id === `${String(after['decisionId'])}:${String(after['orgId'])}`,
        either(
          isDraft,
          both(
            ({ after }) => (after['choice'] ?? null) === null,
            ({ after, is }) => otherRow(is, 'decisions', after['decisionId']) !== null,
          ),
        ),
      ),
      change: { choice: both(of('orgId'), isDraft), dissent: of('orgId') },
    },
    attendance: {
      create: both(
        ({ id, after }) => id === after['orgId'],
        either(
          chairs,
          both(of('orgId'), ({ after }) => (after['confirmedAt'] ?? null) === null),
        ),
      ),
      change: { '*': either(chairs, of('orgId')), confirmedAt: chairs, orgId: nobody },
    },
    speakers: {
      create: both(
        signed,
        either(
          chairs,
          both(of('orgId'), ({ after }) => !after['calledAt'] && !after['doneAt']),
        ),
      ),
      change: {
        calledAt: chairs,
        doneAt: either(chairs, of('orgId')),
        deletedAt: either(chairs, of('orgId')),
      },
    },
  },
}

/** What of a meeting that is over may still be written. */
export const afterTheEnd = ['status', 'reopenReason', 'closingNote']
/** What may be written with them when it is opened again: the item at which it goes on. */
export const withTheOpening = ['currentItemId', 'currentSince']
export const isOver = (snapshot: Snapshot): boolean =>
  !['scheduled', 'inProgress'].includes(
    String(otherRow(snapshot, 'meeting', 'meeting')?.['status']),
  )
