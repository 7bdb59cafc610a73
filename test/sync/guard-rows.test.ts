import { actions } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs, type Need } from '@sedyanka/shared/help/needs.ts'
import { offers, type Offer } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { MeetingId, OrganisationId, SpeakerId } from '@sedyanka/shared/ids.ts'
import { addItem, moveItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, orderAt, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import { speakers } from '@sedyanka/shared/meeting/speakers.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { Court, rowOf } from '../support/court.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'

const propose =
  (seat: Seat, patch: Record<string, unknown> = {}, id = 'p1') =>
  (doc: Y.Doc) =>
    doc.transact(() => {
      done(addItem(doc, { id: asId(id), title: 'Предложение' }, { seat, at: 1 }))
      for (const [name, value] of Object.entries(patch)) rowOf(doc, 'agenda', id).set(name, value)
    })

describe('values that libraries throw at', () => {
  test('GU25: an order key is one that another can be made from, whoever writes it', () => {
    const court = new Court('meeting')
    for (const order of ['zz', 'a', 'b0', 'a00', 'A', '0', `A${'0'.repeat(26)}`]) {
      expect(court.try(memberB, propose(memberB, { order })), order).toBe('invalid')
      expect(
        court.try(facilitator, (doc) => rowOf(doc, 'agenda', 'item-1').set('order', order)),
        order,
      ).toBe('invalid')
    }
    for (const order of ['a5', 'Zz', 'b00', `a1${'V'.repeat(30)}`])
      expect(court.try(memberB, propose(memberB, { order })), order).toBe('ok')
    expect(court.try(memberB, propose(memberB, { order: `a1${'V'.repeat(100)}` }))).toBe('invalid')
  })

  test('GU25: a key that an earlier version let in stops nobody: items are added, moved, and it is put right', () => {
    const court = new Court('meeting')
    propose(memberB, { order: 'zz' })(court.doc)
    const all = readAgenda(court.doc)
    expect(orderAt(all, all.length) > 'a1').toBe(true)
    expect(
      court.try(facilitator, (doc) =>
        done(addItem(doc, { id: asId('x'), title: 'Още една' }, { seat: facilitator, at: 1 })),
      ),
    ).toBe('ok')
    const put = court.update((doc) =>
      doc.transact(() => {
        agenda.set(doc, asId('p1'), { status: 'scheduled' })
        done(moveItem(doc, { id: asId('p1'), place: 0 }, by()))
      }),
    )
    court.accept(put, facilitator)
    expect(readAgenda(court.doc).map(({ id }) => id)).toEqual(['p1', 'item-1', 'item-2'])
  })

  test('GU25: times, days, counts and quantities are finite, real and of a size that can be shown', () => {
    const court = new Court('board')
    const set = (field: string, value: unknown) =>
      court.try(memberB, (doc) => rowOf(doc, 'needs', 'need-b').set(field, value))
    for (const [field, value] of [
      ['withdrawnAt', 1e300],
      ['withdrawnAt', -1],
      ['deletedAt', Number.POSITIVE_INFINITY],
      ['quantity', 1e-300],
      ['quantity', Number.NaN],
      ['peopleInNeed', 1e21],
      ['validUntil', '2026-02-31'],
      ['validUntil', '0000-11-24'],
      ['validUntil', '9999-01-01'],
    ] as const)
      expect(set(field, value), `${field} ${value}`).toBe('invalid')
    expect(set('validUntil', '2028-02-29')).toBe('ok')
    expect(set('quantity', 0.01)).toBe('ok')
  })

  test('GU25: what an earlier version stored past today’s limits is read, clamped, and can be put right', () => {
    const court = new Court('board')
    const row = rowOf(court.doc, 'needs', 'need-b')
    row.set('createdAt', 1e300)
    row.set('validUntil', '0000-11-24')
    row.set('unit', 'tonnes')
    const need = needs.read(court.doc, asId('need-b')) as Need
    expect(() => new Date(need.createdAt).toISOString()).not.toThrow()
    expect(need.validUntil).toBe('2000-11-24')
    expect(court.try(memberB, (doc) => needs.set(doc, asId('need-b'), { title: 'Завивки' }))).toBe(
      'ok',
    )
    expect(
      court.try(memberB, (doc) =>
        needs.set(doc, asId('need-b'), { validUntil: null, unit: 'sets' }),
      ),
    ).toBe('ok')
  })
})

describe('references', () => {
  test('GU25: sectors, municipalities, organisations and meetings are ones that there are', () => {
    const court = new Court('board')
    const offer = offers.read(court.doc, asId('offer-a')) as Offer
    const make = (patch: Partial<Offer>) =>
      court.try(memberA, (doc) =>
        offers.create(doc, { ...offer, id: asId('o'), ...authoredBy(memberA, 1), ...patch }),
      )
    expect(make({})).toBe('ok')
    expect(make({ sector: 'weapons' })).toBe('invalid')
    expect(make({ municipality: 'XYZ' })).toBe('invalid')
    const action = (patch: object) =>
      court.try(facilitator, (doc) =>
        actions.create(doc, {
          id: asId('x'),
          title: 'Списък',
          status: 'proposed',
          ...authoredBy(facilitator, 1),
          ...patch,
        }),
      )
    expect(action({ responsibleOrgId: 'org-b', coOrgIds: ['org-c'] })).toBe('ok')
    expect(action({ meetingId: 'none' })).toBe('invalid')
    expect(action({ responsibleOrgId: 'none' })).toBe('invalid')
    expect(action({ coOrgIds: ['org-b', 'none'] })).toBe('invalid')
    const register = (patch: object) =>
      court.try(facilitator, (doc) => organisations.set(doc, asId('org-c'), patch))
    expect(register({ sectors: ['health'] })).toBe('ok')
    expect(register({ sectors: ['health', 'weapons'] })).toBe('invalid')
    expect(register({ municipality: 'XYZ' })).toBe('invalid')
  })

  test('GU25: a decision is on an item, and the meeting is at an item, that there is', () => {
    const court = new Court('meeting')
    expect(
      court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { currentItemId: asId('none') })),
    ).toBe('invalid')
    expect(
      court.try(facilitator, (doc) =>
        decisions.create(doc, {
          id: asId('d'),
          agendaItemId: asId('none'),
          title: '',
          text: 'Приема',
          status: 'draft',
          ...authoredBy(facilitator, 1),
        }),
      ),
    ).toBe('invalid')
  })
})

describe('what only the server makes', () => {
  test('GU26: nobody makes a row with a derived id, nor one that an earlier meeting left', () => {
    const court = new Court('meeting')
    expect(court.try(memberB, propose(memberB, {}, 'carried:item-1'))).toBe('invalid')
    for (const seat of [memberB, facilitator]) {
      const id = `carried-${seat.role}`
      expect(court.try(seat, propose(seat, { carriedFrom: 'm0' }, id))).toBe('fixed')
    }
    expect(
      court.try(facilitator, (doc) => {
        const found = meeting.read(doc, 'meeting')
        if (found) meeting.create(doc, { ...found, id: asId('second') })
      }),
    ).toBe('invalid')
    const onBoard = new Court('board')
    expect(
      onBoard.try(facilitator, (doc) =>
        board.create(doc, { id: asId('second'), title: 'x', templateId: 'general', demo: false }),
      ),
    ).toBe('invalid')
  })

  test('GU26: at birth a member’s proposal has no history, and names nobody else', () => {
    const court = new Court('meeting')
    for (const patch of [
      { usedSeconds: 600 },
      { closedAt: 5 },
      { status: 'closed' },
      { kind: 'review' },
    ])
      expect(court.try(memberB, propose(memberB, patch)), JSON.stringify(patch)).toBe(
        'facilitatorOnly',
      )
    expect(court.try(memberB, propose(memberB, { presenterOrgId: 'org-a' }))).toBe('foreign')
    expect(court.try(memberB, propose(memberB, { coOrgIds: ['org-a'] }))).toBe('foreign')
    court.accept(court.update(propose(memberB)), memberB)
    expect(
      court.try(memberB, (doc) => agenda.set(doc, asId('p1'), { presenterOrgId: asId('org-a') })),
    ).toBe('foreign')
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('p1'), { presenterOrgId: null }))).toBe(
      'ok',
    )
  })

  test('GU26: a hand takes no floor, and one that was taken down does not come back to its place', () => {
    const court = new Court('meeting')
    const hand = { id: asId<SpeakerId>('h'), orgId: asId<OrganisationId>('org-b') }
    const raise = (doc: Y.Doc) => done(raiseHand(doc, hand, { seat: memberB, at: 1 }))
    for (const field of ['calledAt', 'doneAt'])
      expect(
        court.try(memberB, (doc) =>
          doc.transact(() => {
            raise(doc)
            rowOf(doc, 'speakers', 'h').set(field, 5)
          }),
        ),
      ).toBe('facilitatorOnly')
    court.accept(court.update(raise), memberB)
    court.accept(
      court.update((doc) => speakers.set(doc, asId('h'), { deletedAt: 5 })),
      memberB,
    )
    expect(court.try(memberB, (doc) => speakers.set(doc, asId('h'), { deletedAt: null }))).toBe(
      'fixed',
    )
  })
})

test('GU25: a member may not hang an action item on a meeting that there is not; one that is listed is fine', () => {
  const court = new Court('board')
  meetings.create(court.doc, {
    id: asId('m1'),
    number: 1,
    title: 'Среща',
    date: '2026-11-24',
    startTime: '10:00',
    endTime: '11:30',
    status: 'minutesApproved',
  })
  const add = (meetingId: MeetingId) =>
    court.try(memberA, (doc) =>
      actions.create(doc, {
        id: asId('x'),
        title: 'Списък',
        responsibleOrgId: asId('org-a'),
        status: 'accepted',
        meetingId,
        number: 0,
        ...authoredBy(memberA, 1),
      }),
    )
  expect(add(asId('m2'))).toBe('invalid')
  // Written during the meeting and sent late: it is kept, and takes the next number.
  expect(add(asId('m1'))).toBe('ok')
  const action = court.update((doc) =>
    actions.create(doc, {
      id: asId('x'),
      title: 'Списък',
      responsibleOrgId: asId('org-a'),
      status: 'accepted',
      meetingId: asId('m1'),
      ...authoredBy(memberA, 1),
    }),
  )
  court.accept(action, memberA)
  for (const seat of [memberA, facilitator])
    expect(court.try(seat, (doc) => rowOf(doc, 'actions', 'x').delete('meetingId'))).toBe('fixed')
})
