import type { OrganisationId, PersonId, SpeakerId } from '@sedyanka/shared/ids.ts'
import { isLeadHere, otherLeads, setLead } from '@sedyanka/shared/meeting/leading.ts'
import { isLeftOpen, isLeftRunning } from '@sedyanka/shared/meeting/left-running.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { isOverLimit } from '@sedyanka/shared/meeting/speaking.ts'
import { readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

const MINUTE = 60_000
const page = (
  organisationId: OrganisationId | null,
  role: 'facilitator' | 'member' = 'facilitator',
) => ({
  organisationId,
  role,
})

describe('who leads', () => {
  test('ME22: leading is one word in the meeting, which undo does not take back', () => {
    const doc = makeMeetingDoc([asId('a')])
    const origins: unknown[] = []
    doc.on('afterTransaction', ({ origin }) => origins.push(origin))
    done(setLead(doc, { orgId: asId('ngo-21') }, by()))
    expect(readMeeting(doc)?.facilitatorOrgId).toBe('ngo-21')
    expect(origins).toEqual(['step'])
    done(setLead(doc, { orgId: null }, by()))
    expect(readMeeting(doc)?.facilitatorOrgId).toBeNull()
  })

  test('ME22: the lead is here with a facilitator of the organisation; a member of it does not lead', () => {
    expect(isLeadHere([page(asId('a'))], asId('a'))).toBe(true)
    expect(isLeadHere([page(asId('a'), 'member'), page(asId('b'))], asId('a'))).toBe(false)
    expect(isLeadHere([], null)).toBe(true)
  })

  test('ME22: it is handed to facilitators who are here, each organisation once', () => {
    const pages = [
      page(asId('a')),
      page(asId('b')),
      page(asId('b')),
      page(asId('c'), 'member'),
      page(null),
    ]
    expect(otherLeads(pages, asId('a'))).toEqual(['b'])
    expect(otherLeads(pages, null)).toEqual(['a', 'b'])
  })
})

describe('a meeting that nobody has ended', () => {
  const startedAt = momentOf('2025-11-24', '10:00')
  const running = () => {
    const doc = makeMeetingDoc([asId('a')])
    done(startMeeting(doc, {}, by(startedAt)))
    const meeting = readMeeting(doc)
    if (!meeting) throw new Error('no meeting')
    return { meeting, items: readAgenda(doc) }
  }
  /** Minutes after the start; the meeting is planned for ninety. */
  const isLeft = (found: ReturnType<typeof running>, minute: number, lastEdit: number) =>
    isLeftRunning(
      { ...found, lastEditAt: startedAt + lastEdit * MINUTE },
      startedAt + minute * MINUTE,
    )

  test('ME23: is pointed out a quarter of an hour after its end, when nobody writes any more', () => {
    expect(isLeft(running(), 104, 80)).toBe(false)
    expect(isLeft(running(), 105, 80)).toBe(true)
    expect(isLeft(running(), 105, 91)).toBe(false)
    expect(isLeft(running(), 106, 91)).toBe(true)
  })

  test('ME23: time-boxes that were left count, and a meeting that has ended is none', () => {
    const found = running()
    const long = found.items.map((item) => ({ ...item, minutes: 120 }))
    expect(isLeft({ ...found, items: long }, 134, 10)).toBe(false)
    expect(isLeft({ ...found, items: long }, 135, 10)).toBe(true)
    const closed = { ...found, meeting: { ...found.meeting, status: 'closed' as const } }
    expect(isLeft(closed, 500, 10)).toBe(false)
  })

  test('ME23: of an earlier day is marked in the lists; one over midnight is of its second day', () => {
    const listing = { date: '2025-11-24', startTime: '10:00', endTime: '11:30' }
    expect(isLeftOpen({ ...listing, status: 'inProgress' }, '2025-11-24')).toBe(false)
    expect(isLeftOpen({ ...listing, status: 'inProgress' }, '2025-11-25')).toBe(true)
    expect(isLeftOpen({ ...listing, status: 'closed' }, '2025-11-25')).toBe(false)
    const night = { date: '2025-11-24', startTime: '22:00', endTime: '01:00' }
    expect(isLeftOpen({ ...night, status: 'inProgress' }, '2025-11-25')).toBe(false)
    expect(isLeftOpen({ ...night, status: 'inProgress' }, '2025-11-26')).toBe(true)
  })
})

test('ME21: a statement is over its limit from that minute on; without a limit never', () => {
  const speaker = (calledAt: number | null) => ({
    id: asId<SpeakerId>('s'),
    orgId: asId<OrganisationId>('a'),
    calledAt,
    doneAt: null,
    createdBy: asId<PersonId>('p'),
    createdByOrg: asId<OrganisationId>('a'),
    createdAt: 1,
    deletedAt: null,
  })
  expect(isOverLimit(speaker(0), 3, 3 * MINUTE - 1)).toBe(false)
  expect(isOverLimit(speaker(0), 3, 3 * MINUTE)).toBe(true)
  expect(isOverLimit(speaker(0), null, 99 * MINUTE)).toBe(false)
  expect(isOverLimit(speaker(null), 3, 99 * MINUTE)).toBe(false)
})
