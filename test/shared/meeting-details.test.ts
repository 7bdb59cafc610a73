import { formatMoment } from '@sedyanka/shared/i18n/format-moment.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { OrganisationId, RowId } from '@sedyanka/shared/ids.ts'
import {
  checkDetails,
  detailsOf,
  type MeetingDetails,
  saveDetails,
} from '@sedyanka/shared/meeting/details.ts'
import { cancelMeeting, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { facilitator, memberA } from '../support/fixtures.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

/** The meeting of these tests: 24 November 2025, 10:00–11:30. */
const rowOf = (doc: Y.Doc) => {
  const row = readMeeting(doc)
  if (!row) throw new Error('no meeting')
  return row
}
/** What is wrong with the meeting's details with these edits; they are saved only when nothing is. */
const faultsOf = (edits: Partial<MeetingDetails>) => {
  const doc = makeMeetingDoc([])
  const faults = checkDetails({ ...detailsOf(rowOf(doc)), ...edits })
  const [field] = Object.keys(faults)
  expect(saveDetails(doc, edits, by())).toEqual(
    field === undefined ? { ok: true } : { ok: false, error: { code: 'invalid', field } },
  )
  return faults
}

test('ME24: what was edited is saved, the rest is left as it is', () => {
  const doc = makeMeetingDoc([])
  const before = rowOf(doc)
  const edits = {
    title: '  Извънредна среща ',
    chairOrgId: asId<OrganisationId>('inst-01'),
    quorum: '24',
    untilDate: '2025-11-22',
    untilTime: '17:00',
    nextDate: '2025-12-08',
    nextTime: '10:00',
    nextPlace: 'Зала 2',
  }
  done(saveDetails(doc, edits, by()))
  expect(readMeeting(doc)).toEqual({
    ...before,
    title: 'Извънредна среща',
    chairOrgId: 'inst-01',
    quorum: 24,
    proposalsUntil: momentOf('2025-11-22', '17:00'),
    nextMeeting: { date: '2025-12-08', startTime: '10:00', place: 'Зала 2' },
  })
  expect(detailsOf(rowOf(doc))).toMatchObject({ ...edits, title: 'Извънредна среща' })
  const none = { quorum: '', chairOrgId: null, untilDate: '', untilTime: '' }
  done(saveDetails(doc, { ...none, nextDate: '', nextTime: '', nextPlace: '' }, by()))
  expect(readMeeting(doc)).toEqual({ ...before, title: 'Извънредна среща', quorum: null })
})

test('ME24: two facilitators who edit different fields at once both win', () => {
  const [mine, theirs] = [makeMeetingDoc([]), new Y.Doc()]
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  done(saveDetails(theirs, { place: 'Онлайн', nextDate: '2025-12-08', nextTime: '09:00' }, by()))
  done(saveDetails(mine, { title: 'Друго', startTime: '09:30' }, by()))
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  for (const doc of [mine, theirs])
    expect(readMeeting(doc)).toMatchObject({
      title: 'Друго',
      startTime: '09:30',
      place: 'Онлайн',
      nextMeeting: { date: '2025-12-08', startTime: '09:00' },
    })
})

test('ME24: what cannot be is named field by field, and nothing is written', () => {
  const doc = makeMeetingDoc([])
  const before = rowOf(doc)
  expect(saveDetails(doc, { title: '  ', place: 'Друго' }, by())).toEqual({
    ok: false,
    error: { code: 'invalid', field: 'title' },
  })
  expect(readMeeting(doc)).toEqual(before)
  expect(faultsOf({ endTime: '09:00' })).toEqual({ endTime: 'endsBeforeStart' })
  expect(faultsOf({ startTime: '11:30' })).toEqual({ endTime: 'endsBeforeStart' })
  expect(faultsOf({ date: '' })).toMatchObject({ date: 'required' })
  for (const quorum of ['0', '-3', '2.5', 'дванайсет', '10000'])
    expect(faultsOf({ quorum }), quorum).toEqual({ quorum: 'notACount' })
  expect(faultsOf({ untilDate: '2025-11-22' })).toEqual({ untilTime: 'required' })
  expect(faultsOf({ untilTime: '17:00' })).toEqual({ untilDate: 'required' })
  expect(faultsOf({ untilDate: '2025-11-24', untilTime: '10:01' })).toEqual({
    untilDate: 'untilAfterStart',
  })
  expect(faultsOf({ untilDate: '2025-11-24', untilTime: '10:00' })).toEqual({})
  expect(faultsOf({ nextDate: '2025-11-24', nextTime: '12:00' })).toEqual({
    nextDate: 'nextTooEarly',
  })
  expect(faultsOf({ nextPlace: 'Зала' })).toEqual({ nextDate: 'required', nextTime: 'required' })
  expect(checkDetails(detailsOf(before))).toEqual({})
})

test('ME24: a meeting that has not begun can be called off, and opened again for a reason', () => {
  const doc = makeMeetingDoc([asId('a')])
  done(cancelMeeting(doc, {}, by()))
  const write = { root: 'agenda', id: asId<RowId>('a'), fields: ['title'] }
  expect(mayWrite(facilitator, viewOf('meeting', doc), write)).toBe('closed')
  expect(startMeeting(doc, {}, by(1))).toMatchObject({ error: { code: 'state' } })
  done(reopenMeeting(doc, { reason: 'по погрешка' }, by(1)))
  expect(readMeeting(doc)).toMatchObject({ status: 'scheduled', reopenReason: 'по погрешка' })
  done(startMeeting(doc, {}, by(1)))
  expect(cancelMeeting(doc, {}, by())).toMatchObject({ error: { code: 'state' } })
})

test('ME25: the page asks the same policy by the server’s clock', () => {
  const doc = makeMeetingDoc([])
  meeting.set(doc, 'meeting', { proposalsUntil: 5_000 })
  const values = { status: 'proposed', createdBy: memberA.personId, createdByOrg: 'org-a' }
  const propose = (now: number) =>
    mayCreate(
      memberA,
      viewOf('meeting', doc, () => now),
      { root: 'agenda', id: asId('n'), values },
    )
  expect(propose(5_000)).toBeNull()
  expect(propose(5_001)).toBe('tooLate')
})

test('ME25: a cut-off is read with its weekday, day and hour, in three languages', () => {
  const [until, now] = [momentOf('2025-11-25', '17:00'), momentOf('2025-11-20', '09:00')]
  const plain = (text: string) => text.replaceAll('\u00a0', ' ')
  expect(plain(formatMoment(until, 'bg', now))).toBe('вт, 25 ное, 17:00 ч.')
  expect(plain(formatMoment(until, 'en', now))).toBe('Tue, 25 Nov, 17:00')
  expect(plain(formatMoment(until, 'uk', now))).toBe('вт, 25 лист, 17:00')
})
