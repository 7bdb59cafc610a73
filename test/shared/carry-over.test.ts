import { type Action, actions } from '@sedyanka/shared/actions/actions.ts'
import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import { addItem, listedItems, withdrawItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import {
  carryItems,
  lastOfSeries,
  nextOfSeries,
  owedItems,
  precedingMeeting,
  takeIn,
} from '@sedyanka/shared/meeting/carry-over.ts'
import {
  decideLine,
  groupOwedActions,
  type OwedLine,
  owedLines,
} from '@sedyanka/shared/meeting/owed-lines.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { mayCreate } from '@sedyanka/shared/rights/policy.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { facilitator, memberA } from '../support/fixtures.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

const titles = (doc: Y.Doc) => listedItems(doc).map(({ title }) => title)
const listing = (id: string, patch: Partial<MeetingListing> = {}): MeetingListing => ({
  id: asId(id),
  number: 1,
  title: id,
  series: 'Редовни',
  date: '2026-11-01',
  startTime: '10:00',
  endTime: '11:00',
  place: '',
  status: 'closed',
  proposalsUntil: null,
  nextMeeting: null,
  held: null,
  speakingOrgId: null,
  nextOrgId: null,
  ...patch,
})

test('ME18: the last meeting of the series that was held comes before; one that is only planned does not', () => {
  const next = { series: 'Редовни', date: '2026-12-01' }
  const held = [
    listing('old', { date: '2026-10-01' }),
    listing('last'),
    listing('planned', { date: '2026-11-20', status: 'scheduled' }),
    listing('other', { date: '2026-11-20', series: 'Друга' }),
    listing('later', { date: '2026-12-20' }),
  ]
  expect(precedingMeeting(held, next)?.id).toBe('last')
  expect(precedingMeeting([], next)).toBeNull()
})

test('ME18: what was postponed is offered with its author and origin, once, also over two meetings', () => {
  const eleventh = makeMeetingDoc([asId('a'), asId('b'), asId('c')])
  agenda.set(eleventh, asId('a'), { status: 'postponed', usedSeconds: 60 })
  agenda.set(eleventh, asId('b'), { status: 'postponed' })
  const twelfth = makeMeetingDoc([asId('b')])
  carryItems(twelfth, owedItems(eleventh), asId('m11'))
  const [carried, ...others] = readAgenda(twelfth).filter(({ status }) => status === 'proposed')
  expect(others).toEqual([])
  expect(carried).toMatchObject({
    title: 'Точка a',
    createdBy: 'p1',
    createdByOrg: 'ngo-21',
    carriedFrom: 'm11',
    usedSeconds: 0,
  })
  // Nobody decided on it in the twelfth: the thirteenth is offered it, still from the eleventh.
  const thirteenth = makeMeetingDoc([])
  carryItems(thirteenth, owedItems(twelfth), asId('m12'))
  expect(readAgenda(thirteenth).map(({ title, carriedFrom }) => [title, carriedFrom])).toEqual([
    ['Точка a', 'm11'],
  ])
  done(withdrawItem(twelfth, { id: asId(carried?.id ?? '') }, by(1)))
  expect(owedItems(twelfth)).toEqual([])
})

test('ME26: what was offered once is not offered again, whatever it is called now and whatever became of it', () => {
  const eleventh = makeMeetingDoc([asId('a'), asId('b')])
  for (const id of ['a', 'b']) agenda.set(eleventh, asId(id), { status: 'postponed' })
  const twelfth = makeMeetingDoc([])
  const carry = () => carryItems(twelfth, owedItems(eleventh), asId('m11'))
  carry()
  const [first, second] = readAgenda(twelfth)
  agenda.set(twelfth, asId(first?.id ?? ''), { title: 'С друго име', status: 'scheduled' })
  agenda.set(twelfth, asId(second?.id ?? ''), { deletedAt: 5 })
  carry()
  expect(agenda.everything(twelfth)).toHaveLength(2)
  // Postponed again, it keeps its identity in the next but one.
  agenda.set(twelfth, asId(first?.id ?? ''), { status: 'postponed' })
  const thirteenth = makeMeetingDoc([])
  carryItems(thirteenth, owedItems(twelfth), asId('m12'))
  expect(readAgenda(thirteenth).map(({ id, title }) => [id, title])).toEqual([
    [first?.id, 'С друго име'],
  ])
})

test('ME26: the next meeting of a series is the earliest that is planned; the last one may be planned too', () => {
  const listed = [
    listing('held'),
    listing('second', { date: '2026-12-20', status: 'scheduled' }),
    listing('first', { date: '2026-12-10', status: 'scheduled' }),
    listing('off', { date: '2026-12-05', status: 'cancelled' }),
    listing('other', { date: '2026-12-01', status: 'scheduled', series: 'Друга' }),
  ]
  expect(nextOfSeries(listed, 'Редовни')?.id).toBe('first')
  expect(nextOfSeries([], 'Редовни')).toBeNull()
  expect(lastOfSeries(listed, { series: 'Редовни', date: '2026-12-15' })?.id).toBe('first')
  expect(lastOfSeries(listed, { series: 'Редовни', date: '2026-12-06' })?.id).toBe('held')
})

test('ME18: a member proposes an item, but not as one that an earlier meeting postponed', () => {
  const doc = makeMeetingDoc([])
  const may = (carriedFrom: string | null) =>
    mayCreate(memberA, viewOf('meeting', doc), {
      root: 'agenda',
      id: asId('x'),
      values: { status: 'proposed', carriedFrom, ...authoredBy(memberA, 1) },
    })
  expect(may(null)).toBeNull()
  expect(may('m11')).toBe('fixed')
})

test('ME19: what is taken in stands before the closing item, and at the end where there is none', () => {
  const doc = makeMeetingDoc([asId('a'), asId('b'), asId('end')])
  agenda.set(doc, asId('end'), { kind: 'procedural' })
  agenda.set(doc, asId('a'), { status: 'withdrawn' })
  done(takeIn(doc, { id: asId('a') }, by()))
  expect(titles(doc)).toEqual(['Точка b', 'Точка a', 'Точка end'])
  agenda.set(doc, asId('end'), { kind: 'discussion' })
  agenda.set(doc, asId('b'), { status: 'withdrawn' })
  done(takeIn(doc, { id: asId('b') }, by()))
  expect(titles(doc)).toEqual(['Точка a', 'Точка end', 'Точка b'])
})

const counts = { openActions: 2, uncoveredNeeds: 1 }
const decide = (doc: Y.Doc, line: OwedLine | undefined, state: 'taken' | 'dropped') => {
  if (!line) throw new Error('there is no such line')
  const kind = line.kind === 'matching' ? 'matching' : 'review'
  const fresh = { title: 'Преглед', minutes: 15, kind } as const
  done(decideLine(doc, { itemId: line.item?.id ?? null, state, fresh }, by()))
}
const states = (doc: Y.Doc) =>
  owedLines(readAgenda(doc), counts).map(({ kind, state }) => `${kind} ${state}`)

test('ME19: a standing item is used; a line is dropped, stays in the record and is taken in again', () => {
  const doc = makeMeetingDoc([asId('a')])
  done(
    addItem(
      doc,
      { id: asId('standing'), title: 'Преглед', kind: 'review' },
      { seat: facilitator, at: 1 },
    ),
  )
  expect(states(doc)).toEqual(['review taken', 'matching undecided'])
  const matching = () => owedLines(readAgenda(doc), counts).at(-1)
  decide(doc, matching(), 'dropped')
  expect(states(doc)).toEqual(['review taken', 'matching dropped'])
  expect(listedItems(doc)).toHaveLength(2)
  decide(doc, matching(), 'taken')
  expect(states(doc)).toEqual(['review taken', 'matching taken'])
  expect(listedItems(doc)).toHaveLength(3)
  // Nothing is open and nothing is needed: nothing to decide.
  expect(owedLines(readAgenda(doc), { openActions: 0, uncoveredNeeds: 0 })).toEqual([])
})

test('ME19: every postponed item is a line between the review and the needs', () => {
  const earlier = makeMeetingDoc([asId('x'), asId('y')])
  for (const id of ['x', 'y']) agenda.set(earlier, asId(id), { status: 'postponed' })
  const doc = makeMeetingDoc([asId('a')])
  carryItems(doc, owedItems(earlier), asId('m11'))
  expect(states(doc)).toEqual([
    'review undecided',
    'postponed undecided',
    'postponed undecided',
    'matching undecided',
  ])
  const lines = owedLines(readAgenda(doc), counts)
  decide(doc, lines[1], 'taken')
  decide(doc, lines[2], 'dropped')
  expect(titles(doc)).toEqual(['Точка a', 'Точка x'])
})

test('ME19: open action items stand by organisation, the one with most overdue first', () => {
  const doc = new Y.Doc()
  const add = (id: string, patch: Partial<Action>) =>
    actions.create(doc, {
      id: asId(id),
      title: id,
      responsibleOrgId: asId('one'),
      coOrgIds: [],
      dueDate: null,
      status: 'accepted',
      blockedReason: null,
      meetingId: asId('m11'),
      agendaItemId: null,
      decisionId: null,
      carriedOverFrom: null,
      ...authoredBy(facilitator, 1),
      ...patch,
    })
  add('a', {})
  add('b', { dueDate: '2026-12-10' })
  add('c', { dueDate: '2026-11-01', responsibleOrgId: asId('two') })
  add('done', { status: 'done' })
  add('new', { meetingId: asId('m12') })
  const groups = groupOwedActions(actions.all(doc), { meetingId: asId('m12'), today: '2026-12-01' })
  expect(
    groups.map((group) => [group.organisationId, group.overdue, group.actions.map(({ id }) => id)]),
  ).toEqual([
    ['two', 1, ['c']],
    ['one', 0, ['b', 'a']],
  ])
})
