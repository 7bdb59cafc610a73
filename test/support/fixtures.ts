import { actions } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { type OrganisationId, type PersonId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Role, Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'

export const board1 = boardRoom(asId('b1'))
export const meeting1 = meetingRoom(asId('m1'))

export const seatOf = (
  personId: PersonId,
  role: Role,
  organisationId: OrganisationId | null,
): Seat => ({
  personId,
  name: personId,
  role,
  organisationId,
})
export const facilitator = seatOf(asId('p-fac'), 'facilitator', asId('org-a'))
export const memberA = seatOf(asId('p-a'), 'member', asId('org-a'))
export const memberB = seatOf(asId('p-b'), 'member', asId('org-b'))
export const observer = seatOf(asId('p-o'), 'observer', null)

const noHelp = {
  sector: 'health',
  kind: 'goods',
  unit: 'sets',
  municipality: null,
  validUntil: null,
  withdrawnAt: null,
} as const

/** A small board: three organisations, a need of org-b, an offer of org-a, action items of both. */
export const buildBoard = (doc: Y.Doc): void => {
  board.create(doc, { id: 'board', title: 'Табло', templateId: 'general', demo: false })
  for (const id of ['org-a', 'org-b', 'org-c']) {
    const name = { bg: id, en: id, uk: id }
    organisations.create(doc, {
      id: asId(id),
      kind: 'ngo',
      name,
      shortName: id,
      sectors: [],
      municipality: null,
      deletedAt: null,
    })
  }
  const byB = authoredBy(memberB, 1)
  needs.create(doc, {
    id: asId('need-b'),
    title: 'Одеяла',
    orgId: asId('org-b'),
    ...noHelp,
    quantity: 40,
    neededFrom: null,
    urgency: 'high',
    peopleInNeed: null,
    note: '',
    ...byB,
  })
  const byA = authoredBy(memberA, 1)
  offers.create(doc, {
    id: asId('offer-a'),
    title: 'Одеяла',
    orgId: asId('org-a'),
    ...noHelp,
    quantity: 30,
    availableFrom: null,
    coverage: 'region',
    conditions: '',
    ...byA,
  })
  addAction(doc, 'action-a', { org: asId('org-a') })
  addAction(doc, 'action-b', { org: asId('org-b'), seat: memberB })
}

/** An action item of that responsible organisation, made by `seat`. */
export const addAction = (
  doc: Y.Doc,
  id: string,
  { org, seat = facilitator }: { org: OrganisationId | null; seat?: Seat },
): void =>
  actions.create(doc, {
    id: asId(id),
    title: 'Списък на местата',
    responsibleOrgId: org,
    coOrgIds: [],
    dueDate: null,
    status: 'proposed',
    blockedReason: null,
    meetingId: null,
    agendaItemId: null,
    decisionId: null,
    carriedOverFrom: null,
    ...authoredBy(seat, 1),
  })

/** A scheduled agenda item, made by `seat`. */
export const addItem = (
  doc: Y.Doc,
  id: string,
  { order, seat = facilitator }: { order: string; seat?: Seat },
): void =>
  agenda.create(doc, {
    id: asId(id),
    order,
    title: 'Точка',
    presenterOrgId: null,
    coOrgIds: [],
    minutes: 10,
    kind: 'discussion',
    status: 'scheduled',
    usedSeconds: 0,
    closedAt: null,
    carriedFrom: null,
    deletedByOrg: null,
    ...authoredBy(seat, 1),
  })

/** A meeting in progress with two agenda items and a draft decision. */
export const buildMeeting = (doc: Y.Doc): void => {
  meeting.create(doc, {
    id: 'meeting',
    boardId: asId('b1'),
    number: 1,
    title: 'Среща',
    series: '',
    date: '2026-11-24',
    startTime: '10:00',
    endTime: '11:30',
    place: '',
    format: 'hybrid',
    chairOrgId: null,
    facilitatorOrgId: null,
    minuteTakerOrgId: null,
    quorum: null,
    status: 'inProgress',
    startedAt: 1,
    endedAt: null,
    currentItemId: null,
    currentSince: null,
    openingNote: '',
    closingNote: '',
    nextMeeting: null,
    speakingMinutes: null,
    reopenReason: null,
    proposalsUntil: null,
  })
  addItem(doc, 'item-1', { order: 'a0' })
  addItem(doc, 'item-2', { order: 'a1' })
  decisions.create(doc, {
    id: asId('decision-1'),
    agendaItemId: asId('item-1'),
    title: '',
    text: 'Приема',
    status: 'draft',
    method: 'vote',
    number: null,
    decidedAt: null,
    counted: null,
    ...authoredBy(facilitator, 1),
  })
}
