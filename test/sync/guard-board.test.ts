import { actions } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { type Offer, offers } from '@sedyanka/shared/help/offers.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { ActionId, MatchId, NeedId, OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { Court, rowOf as row } from '../support/court.ts'
import { addAction, facilitator, memberA, memberB, observer } from '../support/fixtures.ts'

const [match1, needB] = [asId<MatchId>('match-1'), asId<NeedId>('need-b')]
const [forB, actionA] = [asId<ActionId>('for-b'), asId<ActionId>('action-a')]

const pledge = (seat: Seat, status: 'proposed' | 'confirmed' | 'delivered') => (doc: Y.Doc) =>
  matches.create(doc, {
    id: match1,
    offerId: asId('offer-a'),
    needId: needB,
    quantity: 10,
    status,
    ...authoredBy(seat, 1),
  })

describe('the board', () => {
  let court: Court
  beforeEach(() => {
    court = new Court('board')
  })

  test('GU2: a member changes the need of their own organisation, and of no other', () => {
    expect(court.try(memberB, (doc) => needs.set(doc, needB, { quantity: 50 }))).toBe('ok')
    expect(court.try(memberA, (doc) => needs.set(doc, needB, { quantity: 50 }))).toBe('foreign')
    expect(court.try(memberA, (doc) => needs.set(doc, needB, { deletedAt: 1 }))).toBe('foreign')
    expect(court.try(facilitator, (doc) => needs.set(doc, needB, { quantity: 50 }))).toBe('ok')
  })

  test('GU2: deleting a field of a foreign row is an edit of it', () => {
    expect(court.try(memberA, (doc) => row(doc, 'needs', 'need-b').delete('note'))).toBe('foreign')
    expect(court.try(memberA, (doc) => row(doc, 'needs', 'need-b').delete('urgency'))).toBe(
      'invalid',
    )
  })

  test('GU3: who owns a row is written once, by its author, truly', () => {
    expect(court.try(memberA, (doc) => row(doc, 'needs', 'need-b').set('orgId', 'org-a'))).toBe(
      'fixed',
    )
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('orgId', 'org-a'))).toBe(
      'fixed',
    )
    expect(court.try(memberB, (doc) => row(doc, 'needs', 'need-b').delete('createdBy'))).toBe(
      'fixed',
    )
    expect(
      court.try(memberA, (doc) => addAction(doc, 'x', { org: asId('org-a'), seat: memberB })),
    ).toBe('foreign')
    expect(
      court.try(facilitator, (doc) => addAction(doc, 'x', { org: asId('org-a'), seat: memberB })),
    ).toBe('foreign')
  })

  test('BO18: the board and its papers are the facilitators’; municipalities have names and ids of their own', () => {
    const set = (patch: Parameters<typeof board.set>[2]) => (doc: Y.Doc) =>
      board.set(doc, 'board', patch)
    const place = { id: 'p1', name: { bg: 'Хасково', en: '', uk: '' } }
    for (const patch of [
      { title: 'Друго' },
      { letterhead: { bg: 'ОБЩИНА', en: '', uk: '' } },
      { basis: 'Заповед' },
      { municipalities: [place] },
      { timeZone: 'Europe/Kyiv' },
    ]) {
      expect(court.try(memberA, set(patch))).toBe('facilitatorOnly')
      expect(court.try(observer, set(patch))).toBe('observer')
      expect(court.try(facilitator, set(patch))).toBe('ok')
    }
    for (const municipalities of [
      [],
      [place, place],
      [{ ...place, name: { bg: ' ', en: '', uk: '' } }],
    ])
      expect(court.try(facilitator, set({ municipalities }))).toBe('invalid')
    expect(court.try(facilitator, set({ timeZone: 'Europe/Nowhere' }))).toBe('invalid')
  })

  test('GU3: an owner that is set twice while the row is made is refused', () => {
    const forged = court.update((doc) =>
      doc.transact(() => {
        offers.create(doc, {
          ...(offers.read(doc, asId('offer-a')) as Offer),
          id: asId('twice'),
          ...authoredBy(memberA, 1),
        })
        row(doc, 'offers', 'twice').set('orgId', 'org-b')
      }),
    )
    expect(court.judge(forged, memberA)).not.toBe('ok')
  })

  test('GU4: observers and screens write nothing', () => {
    for (const role of ['observer', 'screen'] as const) {
      const seat = { ...observer, role }
      expect(court.try(seat, (doc) => actions.set(doc, actionA, { status: 'done' }))).toBe(
        'observer',
      )
      expect(court.try(seat, (doc) => addAction(doc, 'x', { org: null, seat }))).toBe('observer')
    }
  })

  test('GU6: rows are neither taken out nor replaced, by nobody', () => {
    expect(court.try(facilitator, (doc) => doc.getMap('needs').delete('need-b'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getMap('needs').set('need-b', new Y.Map()))).toBe(
      'invalid',
    )
    expect(court.try(facilitator, (doc) => doc.getMap('needs').set('n2', 'text'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getMap('needs').set('n2', new Y.Array()))).toBe(
      'invalid',
    )
  })

  test('GU6: a tombstone written over a key is a deletion', () => {
    const doc = court.copy()
    const before = Y.encodeStateVector(doc)
    row(doc, 'needs', 'need-b').set('title', 'x')
    row(doc, 'needs', 'need-b').delete('title')
    expect(court.judge(Y.encodeStateAsUpdate(doc, before), memberA)).not.toBe('ok')
  })

  test('GU7: nothing is written outside the schema', () => {
    expect(court.try(facilitator, (doc) => doc.getMap('extra').set('a', 1))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getArray('list').push([1]))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getText('text').insert(0, 'x'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('extra', 1))).toBe(
      'invalid',
    )
    expect(
      court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('__proto__', { x: 1 })),
    ).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('quantity', -1))).toBe(
      'invalid',
    )
    expect(
      court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('quantity', 'много')),
    ).toBe('invalid')
    expect(
      court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('title', new Y.Text('x'))),
    ).toBe('invalid')
    expect(
      court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('note', new Uint8Array([1]))),
    ).toBe('invalid')
    expect(
      court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('note', new Y.Doc())),
    ).toBe('invalid')
    expect(
      court.try(facilitator, (doc) => row(doc, 'actions', 'action-a').set('title', 'plain')),
    ).toBe('fixed')
    expect(court.try(facilitator, (doc) => row(doc, 'actions', 'action-a').delete('title'))).toBe(
      'fixed',
    )
    expect(court.try(facilitator, (doc) => doc.getMap('actions').set('bad id!', new Y.Map()))).toBe(
      'invalid',
    )
  })

  test('GU7: a new row is whole', () => {
    expect(
      court.try(facilitator, (doc) =>
        doc.getMap('actions').set('half', new Y.Map([['status', 'proposed']])),
      ),
    ).toBe('invalid')
  })

  test('SY15: a row that somebody made a moment earlier is not made again', () => {
    const late = court.update((doc) =>
      addAction(doc, 'same', { org: asId('org-a'), seat: memberA }),
    )
    court.accept(
      court.update((doc) => addAction(doc, 'same', { org: asId('org-a'), seat: facilitator })),
      facilitator,
    )
    expect(court.judge(late, memberA)).toBe('taken')
  })

  test('GU21: accepting an action item is for the responsible organisation', () => {
    expect(court.try(memberA, (doc) => actions.set(doc, actionA, { status: 'accepted' }))).toBe(
      'ok',
    )
    expect(court.try(memberB, (doc) => actions.set(doc, actionA, { status: 'accepted' }))).toBe(
      'foreign',
    )
    expect(
      court.try(memberA, (doc) => addAction(doc, 'for-b', { org: asId('org-b'), seat: memberA })),
    ).toBe('ok')
    court.accept(
      court.update((doc) => addAction(doc, 'for-b', { org: asId('org-b'), seat: memberA })),
      memberA,
    )
    expect(court.try(memberA, (doc) => actions.set(doc, forB, { dueDate: '2026-12-01' }))).toBe(
      'ok',
    )
    expect(court.try(memberA, (doc) => actions.set(doc, forB, { status: 'done' }))).toBe('foreign')
    expect(court.try(memberB, (doc) => actions.set(doc, forB, { status: 'done' }))).toBe('ok')
    court.accept(
      court.update((doc) => actions.set(doc, forB, { status: 'accepted' })),
      memberB,
    )
    expect(
      court.try(memberB, (doc) => actions.set(doc, forB, { responsibleOrgId: asId('org-c') })),
    ).toBe('foreign')
  })

  test('GU22: a match is proposed by either side, confirmed by the offering one, delivered by the needing one', () => {
    const memberC = {
      ...memberB,
      personId: asId<PersonId>('p-c'),
      organisationId: asId<OrganisationId>('org-c'),
    }
    expect(court.try(memberC, pledge(memberC, 'proposed'))).toBe('foreign')
    expect(court.try(memberB, pledge(memberB, 'confirmed'))).toBe('foreign')
    expect(court.try(memberA, pledge(memberA, 'confirmed'))).toBe('ok')
    court.accept(court.update(pledge(memberB, 'proposed')), memberB)
    expect(court.try(memberB, (doc) => matches.set(doc, match1, { status: 'confirmed' }))).toBe(
      'foreign',
    )
    expect(court.try(memberB, (doc) => matches.set(doc, match1, { status: 'delivered' }))).toBe(
      'foreign',
    )
    court.accept(
      court.update((doc) => matches.set(doc, match1, { status: 'confirmed' })),
      memberA,
    )
    expect(court.try(memberA, (doc) => matches.set(doc, match1, { status: 'delivered' }))).toBe(
      'foreign',
    )
    expect(court.try(memberB, (doc) => matches.set(doc, match1, { quantity: 40 }))).toBe('foreign')
    expect(court.try(memberB, (doc) => matches.set(doc, match1, { status: 'delivered' }))).toBe(
      'ok',
    )
  })

  test('GU22: an offer and its match may come in one edit', () => {
    const both = (seat: Seat) => (doc: Y.Doc) =>
      doc.transact(() => {
        const offer = offers.read(doc, asId('offer-a'))
        if (!offer) throw new Error('no offer')
        offers.create(doc, {
          ...offer,
          id: asId('offer-n'),
          ...authoredBy(seat, 1),
          orgId: asId(String(seat.organisationId)),
        })
        matches.create(doc, {
          id: asId('m'),
          offerId: asId('offer-n'),
          needId: needB,
          quantity: 5,
          status: 'confirmed',
          ...authoredBy(seat, 1),
        })
      })
    expect(court.try(memberA, both(memberA))).toBe('ok')
  })

  test('PD7: a facilitator takes words out of any organisation’s report, and puts none in', () => {
    const chair: Seat = { ...facilitator, organisationId: asId('org-c') }
    const text = 'Чакаме Иван Колев, 0888 123 456, до петък'
    court.accept(
      court.update((doc) =>
        reports.create(doc, {
          id: asId('report'),
          actionId: actionA,
          orgId: asId('org-a'),
          status: 'accepted',
          text,
          createdBy: memberA.personId,
          createdAt: 1,
          deletedAt: null,
        }),
      ),
      memberA,
    )
    const write = (seat: Seat, patch: Parameters<typeof reports.set>[2]) =>
      court.try(seat, (doc) => reports.set(doc, asId('report'), patch))
    expect(write(chair, { text: 'Чакаме до петък' })).toBe('ok')
    expect(write(chair, { text: '' })).toBe('ok')
    expect(write(chair, { text: 'Чакаме до сряда' })).toBe('foreign')
    expect(write(chair, { text: `${text}.` })).toBe('foreign')
    expect(write(chair, { text: 'до петък Чакаме' })).toBe('foreign')
    expect(write(chair, { deletedAt: 2 })).toBe('foreign')
    expect(write(chair, { text: 'Чакаме', deletedAt: 2 })).toBe('foreign')
    for (const seat of [memberB, observer])
      expect(write(seat, { text: 'Чакаме до петък' })).not.toBe('ok')
    expect(write(memberA, { text: 'Чакаме до сряда' })).toBe('ok')
  })
})
