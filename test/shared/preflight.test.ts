import { type Action } from '@sedyanka/shared/actions/actions.ts'
import type { MeetingId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { readAttendance } from '@sedyanka/shared/meeting/attendance.ts'
import { markRestAbsent, recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { adoptDecision, draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { type Meeting, meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { checkMeeting } from '@sedyanka/shared/meeting/preflight.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'
import { plainAction } from '../support/plain-action.ts'

const facilitator: Seat = {
  personId: asId('p-ngo-21'),
  name: 'ngo-21',
  role: 'facilitator',
  organisationId: asId('ngo-21'),
}
const now = 1_000_000

test('ME11: the check before the end names every gap of this meeting and of no other', () => {
  const action = (id: string, patch: Partial<Action> = {}): Action =>
    plainAction(id, {
      responsibleOrgId: asId('a'),
      dueDate: '2025-11-25',
      meetingId: asId('m1'),
      ...patch,
    })
  const nextMeeting = { date: '2025-12-08', startTime: '10:00', place: '' }
  const doc = makeMeetingDoc([asId('a')])
  done(
    draftDecision(
      doc,
      { id: asId('d1'), agendaItemId: asId('a'), text: '' },
      { seat: facilitator, at: now },
    ),
  )
  done(recordAttendance(doc, { orgId: asId('a'), mode: 'online', confirms: true }, by(now)))
  done(recordAttendance(doc, { orgId: asId('b'), mode: 'online', confirms: false }, by()))
  const facts = {
    meetingId: asId<MeetingId>('m1'),
    meeting: {
      ...(readMeeting(doc) as Meeting),
      quorum: null,
      facilitatorOrgId: asId<OrganisationId>('a'),
      chairOrgId: asId<OrganisationId>('a'),
      minuteTakerOrgId: asId<OrganisationId>('a'),
      nextMeeting,
    },
    items: [],
    actions: [
      action('1'),
      action('2', { responsibleOrgId: null, dueDate: null }),
      action('3', { dueDate: null, status: 'done' }),
      action('4', { dueDate: null, meetingId: asId('m0') }),
    ],
    decisions: decisions.all(doc),
    attendance: readAttendance(doc),
    organisationIds: [
      asId<OrganisationId>('a'),
      asId<OrganisationId>('b'),
      asId<OrganisationId>('c'),
    ],
    proposals: [],
    overPromised: [],
  }
  const found = checkMeeting(facts)
  expect(found.actionsWithoutOrganisation.map((row) => row.id)).toEqual(['2'])
  expect(found.actionsWithoutDate.map((row) => row.id)).toEqual(['2'])
  expect(found.unconfirmed).toEqual(['b', 'c'])
  expect(found.drafts.map((row) => row.id)).toEqual(['d1'])
  expect(found.isClear).toBe(false)
  expect(
    checkMeeting({ ...facts, actions: [action('1')], decisions: [], organisationIds: [asId('a')] })
      .isClear,
  ).toBe(true)
})

test('MI20: the check names what the minutes would contradict: quorum, items not reached, roles, the next meeting', () => {
  const doc = makeMeetingDoc([asId('a'), asId('b'), asId('c'), asId('d')])
  agenda.set(doc, asId('b'), { status: 'postponed' })
  agenda.set(doc, asId('c'), { status: 'closed' })
  meeting.set(doc, 'meeting', { chairOrgId: asId('x'), minuteTakerOrgId: asId('y') })
  done(
    draftDecision(
      doc,
      { id: asId('d1'), agendaItemId: asId('c'), text: 'Т' },
      { seat: facilitator, at: now },
    ),
  )
  done(adoptDecision(doc, { id: asId('d1') }, by(now)))
  // What was decided on an item that was taken off is not in the minutes.
  agenda.set(doc, asId('d'), { status: 'withdrawn' })
  done(
    draftDecision(
      doc,
      { id: asId('d2'), agendaItemId: asId('d'), text: 'Т' },
      { seat: facilitator, at: now },
    ),
  )
  done(adoptDecision(doc, { id: asId('d2') }, by(now)))
  done(
    draftDecision(
      doc,
      { id: asId('d3'), agendaItemId: asId('d'), text: 'Т' },
      { seat: facilitator, at: now },
    ),
  )
  done(recordAttendance(doc, { orgId: asId('x'), mode: 'inPerson', confirms: false }, by()))
  done(recordAttendance(doc, { orgId: asId('y'), mode: 'online', confirms: true }, by(now)))
  const look = () =>
    checkMeeting({
      meetingId: asId('m1'),
      meeting: readMeeting(doc) as Meeting,
      items: readAgenda(doc),
      actions: [],
      decisions: decisions.all(doc),
      attendance: readAttendance(doc),
      organisationIds: [],
      proposals: readAgenda(doc).filter(({ status }) => status === 'proposed'),
      overPromised: [],
    })
  expect(look()).toMatchObject({
    withoutQuorum: [{ id: 'd1' }],
    drafts: [],
    notReached: [{ id: 'a' }],
    missingRoles: [{ role: 'chair', orgId: 'x' }],
    hasNoFacilitator: true,
    hasNoNextMeeting: true,
    isClear: false,
  })
  done(recordAttendance(doc, { orgId: asId('x'), mode: 'inPerson', confirms: true }, by(now)))
  agenda.set(doc, asId('a'), { status: 'postponed' })
  meeting.set(doc, 'meeting', {
    quorum: 2,
    facilitatorOrgId: asId('x'),
    nextMeeting: { date: '2025-12-08', startTime: '10:00', place: '' },
  })
  expect(look().isClear).toBe(true)
})

test('ME45: the check names who is not named, proposals without a decision, and offers promised twice', () => {
  const doc = makeMeetingDoc([asId('a'), asId('b')])
  agenda.set(doc, asId('b'), { status: 'proposed' })
  meeting.set(doc, 'meeting', { minuteTakerPerson: 'Георги Илиев' })
  const found = checkMeeting({
    meetingId: asId('m1'),
    meeting: readMeeting(doc) as Meeting,
    items: readAgenda(doc),
    actions: [],
    decisions: [],
    attendance: [],
    organisationIds: [],
    proposals: readAgenda(doc).filter(({ status }) => status === 'proposed'),
    overPromised: [{ id: 'o1' }],
  })
  expect(found.unnamedRoles).toEqual(['chair'])
  expect(found.proposals.map(({ id }) => id)).toEqual(['b'])
  expect(found.overPromised).toEqual([{ id: 'o1' }])
  expect(found.isClear).toBe(false)
})

test('MI20: marking the rest as absent leaves out who chairs the meeting and who keeps its minutes', () => {
  const doc = makeMeetingDoc([])
  meeting.set(doc, 'meeting', { chairOrgId: asId('x'), minuteTakerOrgId: asId('y') })
  done(markRestAbsent(doc, { orgIds: [asId('x'), asId('y'), asId('z')] }, by(now)))
  expect(readAttendance(doc).map(({ orgId, mode }) => [orgId, mode])).toEqual([['z', 'absent']])
})
