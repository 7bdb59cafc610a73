import { type Action } from '@sedyanka/shared/board/actions.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { readAttendance } from '@sedyanka/shared/meeting/attendance.ts'
import { markRestAbsent, recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { adoptDecision, draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { type Meeting, meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { checkMeeting } from '@sedyanka/shared/meeting/preflight.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect, test } from 'vitest'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'
import { plainAction } from '../support/plain-action.ts'

const facilitator: Seat = {
  personId: 'p-ngo-21',
  name: 'ngo-21',
  role: 'facilitator',
  organisationId: 'ngo-21',
}
const now = 1_000_000

test('R89: the check before the end names every gap of this meeting and of no other', () => {
  const action = (id: string, patch: Partial<Action> = {}): Action =>
    plainAction(id, { responsibleOrgId: 'a', dueDate: '2025-11-25', meetingId: 'm1', ...patch })
  const nextMeeting = { date: '2025-12-08', startTime: '10:00', place: '' }
  const doc = makeMeetingDoc(['a'])
  done(
    draftDecision(doc, { id: 'd1', agendaItemId: 'a', text: '' }, { seat: facilitator, at: now }),
  )
  done(recordAttendance(doc, { orgId: 'a', mode: 'online', confirms: true }, by(now)))
  done(recordAttendance(doc, { orgId: 'b', mode: 'online', confirms: false }, by()))
  const facts = {
    meetingId: 'm1',
    meeting: {
      ...(readMeeting(doc) as Meeting),
      quorum: null,
      facilitatorOrgId: 'a',
      chairOrgId: 'a',
      minuteTakerOrgId: 'a',
      nextMeeting,
    },
    items: [],
    actions: [
      action('1'),
      action('2', { responsibleOrgId: null, dueDate: null }),
      action('3', { dueDate: null, status: 'done' }),
      action('4', { dueDate: null, meetingId: 'm0' }),
    ],
    decisions: decisions.all(doc),
    attendance: readAttendance(doc),
    organisationIds: ['a', 'b', 'c'],
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
    checkMeeting({ ...facts, actions: [action('1')], decisions: [], organisationIds: ['a'] })
      .isClear,
  ).toBe(true)
})

test('R231: the check names what the minutes would contradict: quorum, items not reached, roles, the next meeting', () => {
  const doc = makeMeetingDoc(['a', 'b', 'c', 'd'])
  agenda.set(doc, 'b', { status: 'postponed' })
  agenda.set(doc, 'c', { status: 'closed' })
  meeting.set(doc, 'meeting', { chairOrgId: 'x', minuteTakerOrgId: 'y' })
  done(
    draftDecision(doc, { id: 'd1', agendaItemId: 'c', text: 'Т' }, { seat: facilitator, at: now }),
  )
  done(adoptDecision(doc, { id: 'd1' }, by(now)))
  // What was decided on an item that was taken off is not in the minutes.
  agenda.set(doc, 'd', { status: 'withdrawn' })
  done(
    draftDecision(doc, { id: 'd2', agendaItemId: 'd', text: 'Т' }, { seat: facilitator, at: now }),
  )
  done(adoptDecision(doc, { id: 'd2' }, by(now)))
  done(
    draftDecision(doc, { id: 'd3', agendaItemId: 'd', text: 'Т' }, { seat: facilitator, at: now }),
  )
  done(recordAttendance(doc, { orgId: 'x', mode: 'inPerson', confirms: false }, by()))
  done(recordAttendance(doc, { orgId: 'y', mode: 'online', confirms: true }, by(now)))
  const look = () =>
    checkMeeting({
      meetingId: 'm1',
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
  done(recordAttendance(doc, { orgId: 'x', mode: 'inPerson', confirms: true }, by(now)))
  agenda.set(doc, 'a', { status: 'postponed' })
  meeting.set(doc, 'meeting', {
    quorum: 2,
    facilitatorOrgId: 'x',
    nextMeeting: { date: '2025-12-08', startTime: '10:00', place: '' },
  })
  expect(look().isClear).toBe(true)
})

test('R553: the check names who is not named, proposals without a decision, and offers promised twice', () => {
  const doc = makeMeetingDoc(['a', 'b'])
  agenda.set(doc, 'b', { status: 'proposed' })
  meeting.set(doc, 'meeting', { minuteTakerPerson: 'Георги Илиев' })
  const found = checkMeeting({
    meetingId: 'm1',
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

test('R231: marking the rest as absent leaves out who chairs the meeting and who keeps its minutes', () => {
  const doc = makeMeetingDoc([])
  meeting.set(doc, 'meeting', { chairOrgId: 'x', minuteTakerOrgId: 'y' })
  done(markRestAbsent(doc, { orgIds: ['x', 'y', 'z'] }, by(now)))
  expect(readAttendance(doc).map(({ orgId, mode }) => [orgId, mode])).toEqual([['z', 'absent']])
})
