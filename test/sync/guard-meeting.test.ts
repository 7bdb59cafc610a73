import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { Court, rowOf as row } from '../support/court.ts'
import { noteOf } from '../support/notes.ts'
import { addItem, facilitator, memberA, memberB, observer } from '../support/fixtures.ts'

describe('the meeting', () => {
  let court: Court
  beforeEach(() => {
    court = new Court('meeting')
  })
  test('GU23: everybody at the table writes notes; only facilitators change the agenda', () => {
    expect(court.try(memberB, (doc) => noteOf(doc).insert(0, 'бележка'))).toBe('ok')
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('item-1'), { title: 'друга' }))).toBe(
      'facilitatorOnly',
    )
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('item-1'), { order: 'a5' }))).toBe(
      'facilitatorOnly',
    )
    expect(
      court.try(memberB, (doc) => meeting.set(doc, 'meeting', { currentItemId: asId('item-1') })),
    ).toBe('facilitatorOnly')
    expect(
      court.try(facilitator, (doc) => agenda.set(doc, asId('item-1'), { title: 'друга' })),
    ).toBe('ok')
    expect(court.try(observer, (doc) => noteOf(doc).insert(0, 'бележка'))).toBe('observer')
  })

  test('GU23, ME7: members propose items, and change only their own proposals', () => {
    const propose = (doc: Y.Doc) => {
      addItem(doc, 'p1', { order: 'a7', seat: memberB })
      row(doc, 'agenda', 'p1').set('status', 'proposed')
    }
    expect(court.try(memberB, (doc) => addItem(doc, 'p1', { order: 'a7', seat: memberB }))).toBe(
      'facilitatorOnly',
    )
    court.accept(
      court.update((doc) => doc.transact(() => propose(doc))),
      memberB,
    )
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('p1'), { title: 'По-ясно' }))).toBe(
      'ok',
    )
    expect(court.try(memberA, (doc) => agenda.set(doc, asId('p1'), { title: 'Чуждо' }))).toBe(
      'foreign',
    )
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('p1'), { status: 'scheduled' }))).toBe(
      'facilitatorOnly',
    )
  })

  test('ME25: after the cut-off a member’s new proposal comes too late; facilitators and earlier proposals are free', () => {
    court.now = 5_000
    const propose = (id: string) => (doc: Y.Doc) =>
      doc.transact(() => {
        addItem(doc, id, { order: 'a7', seat: memberB })
        row(doc, 'agenda', id).set('status', 'proposed')
      })
    expect(court.try(memberB, propose('none'))).toBe('ok')
    court.accept(
      court.update((doc) => meeting.set(doc, 'meeting', { proposalsUntil: 5_000 })),
      facilitator,
    )
    court.accept(court.update(propose('early')), memberB)
    // Written in time on a page that was offline.
    const offline = court.update(propose('offline'))
    court.now = 5_001
    expect(court.judge(offline, memberB)).toBe('tooLate')
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('early'), { title: 'По-ясно' }))).toBe(
      'ok',
    )
    expect(court.try(memberB, (doc) => agenda.set(doc, asId('early'), { deletedAt: 5_001 }))).toBe(
      'ok',
    )
    expect(court.try(facilitator, (doc) => addItem(doc, 'x', { order: 'a8' }))).toBe('ok')
    // A member may not move the cut-off in the same edit either.
    expect(
      court.try(memberB, (doc) =>
        doc.transact(() => {
          meeting.set(doc, 'meeting', { proposalsUntil: 9_000 })
          propose('sly')(doc)
        }),
      ),
    ).not.toBe('ok')
    court.accept(
      court.update((doc) => meeting.set(doc, 'meeting', { proposalsUntil: null })),
      facilitator,
    )
    expect(court.judge(offline, memberB)).toBe('ok')
  })

  test('GU5: a closed meeting refuses every edit; a facilitator opens it again with a reason', () => {
    const typing = court.copy()
    court.accept(
      court.update((doc) => meeting.set(doc, 'meeting', { status: 'closed' })),
      facilitator,
    )
    expect(
      court.judge(
        court.update((doc) => noteOf(doc).insert(0, 'късно'), typing),
        memberB,
      ),
    ).toBe('closed')
    expect(court.try(facilitator, (doc) => noteOf(doc).insert(0, 'късно'))).toBe('closed')
    expect(court.try(facilitator, (doc) => agenda.set(doc, asId('item-1'), { minutes: 1 }))).toBe(
      'closed',
    )
    expect(court.try(facilitator, (doc) => addItem(doc, 'x', { order: 'a9' }))).toBe('closed')
    expect(court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { title: 'друго' }))).toBe(
      'closed',
    )
    expect(
      court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { status: 'inProgress' })),
    ).toBe('closed')
    expect(
      court.try(memberB, (doc) =>
        meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: 'х' }),
      ),
    ).toBe('closed')
    expect(
      court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { status: 'minutesCirculated' })),
    ).toBe('ok')
    expect(
      court.try(facilitator, (doc) =>
        meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: 'грешка' }),
      ),
    ).toBe('ok')
  })

  test('ME9: one organisation, one vote, its own', () => {
    const vote =
      (seat: Seat, orgId: OrganisationId, id = voteId(asId('decision-1'), orgId)) =>
      (doc: Y.Doc) =>
        votes.create(doc, {
          id,
          decisionId: asId('decision-1'),
          orgId,
          createdBy: seat.personId,
          createdAt: 1,
          choice: 'for',
          dissent: null,
        })
    expect(court.try(memberB, vote(memberB, asId('org-b')))).toBe('ok')
    expect(court.try(memberB, vote(memberB, asId('org-b'), asId('another')))).toBe('invalid')
    expect(court.try(memberB, vote(memberB, asId('org-a')))).toBe('foreign')
    expect(court.try(facilitator, vote(facilitator, asId('org-b')))).toBe('foreign')
    court.accept(court.update(vote(memberB, asId('org-b'))), memberB)
    expect(
      court.try(memberB, (doc) => votes.set(doc, asId('decision-1:org-b'), { choice: 'against' })),
    ).toBe('ok')
    expect(
      court.try(facilitator, (doc) =>
        votes.set(doc, asId('decision-1:org-b'), { choice: 'against' }),
      ),
    ).toBe('foreign')
    court.accept(
      court.update((doc) => row(doc, 'decisions', 'decision-1').set('status', 'adopted')),
      facilitator,
    )
    expect(
      court.try(memberB, (doc) => votes.set(doc, asId('decision-1:org-b'), { choice: 'against' })),
    ).toBe('closed')
  })

  test('ME10: an organisation says that it is here; the facilitator confirms', () => {
    const here = (orgId: OrganisationId, confirmedAt: number | null) => (doc: Y.Doc) =>
      attendance.create(doc, {
        id: orgId,
        orgId,
        mode: 'inPerson',
        representatives: 2,
        names: '',
        confirmedAt,
      })
    expect(court.try(memberB, here(asId('org-b'), null))).toBe('ok')
    expect(court.try(memberB, here(asId('org-b'), 5))).toBe('facilitatorOnly')
    expect(court.try(memberB, here(asId('org-a'), null))).toBe('foreign')
    expect(court.try(facilitator, here(asId('org-c'), 5))).toBe('ok')
  })

  test('GU8: notes hold letters, three marks and blocks of known kinds, and links that are safe', () => {
    const write = (change: (note: Y.Text) => void) =>
      court.try(memberB, (doc) => doc.transact(() => change(noteOf(doc))))
    const marked = (marks: object) => write((note) => note.insert(0, 'връзка', marks))
    const block = (entries: Record<string, unknown>) =>
      write((note) => note.insertEmbed(0, new Y.Map(Object.entries(entries)), {}))
    expect(block({})).toBe('ok')
    expect(block({ k: 'ol-I', d: 8, s: 9_999 })).toBe('ok')
    expect(block({ k: 'p' })).toBe('invalid')
    expect(block({ k: { a: 1 } })).toBe('invalid')
    expect(block({ d: 9 })).toBe('invalid')
    expect(block({ s: -1 })).toBe('invalid')
    expect(block({ onclick: 'h2' })).toBe('invalid')
    expect(block({ k: new Y.Text('x') })).toBe('invalid')
    expect(write((note) => note.setAttribute('k', 'h2'))).toBe('ok')
    expect(write((note) => note.setAttribute('lang', 'bg'))).toBe('invalid')
    expect(marked({ bold: true, italic: true })).toBe('ok')
    expect(marked({ link: 'https://example.org/a' })).toBe('ok')
    expect(marked({ bold: {} })).toBe('invalid')
    expect(marked({ 'bold--x': true })).toBe('invalid')
    expect(marked({ link: 'javascript:alert(1)' })).toBe('invalid')
    expect(marked({ link: { href: 'https://example.org/a' } })).toBe('invalid')
    expect(write((note) => note.insert(0, 'ред\n\tдруг'))).toBe('ok')
    expect(write((note) => note.insert(0, 'а\rб'))).toBe('invalid')
    expect(write((note) => note.insertEmbed(0, { image: 'x' }))).toBe('invalid')
    expect(write((note) => note.insertEmbed(0, new Y.XmlElement('script')))).toBe('invalid')
  })

  test('GU8, WR5: the tree of an earlier version is never written again', () => {
    const stored = new Y.XmlFragment()
    row(court.doc, 'agenda', 'item-1').set('notes', stored)
    stored.insert(0, [new Y.XmlElement('paragraph')])
    const tree = (doc: Y.Doc) => row(doc, 'agenda', 'item-1').get('notes') as Y.XmlFragment
    expect(court.try(memberB, (doc) => tree(doc).insert(0, [new Y.XmlText('x')]))).toBe('fixed')
    expect(court.try(facilitator, (doc) => tree(doc).delete(0, 1))).toBe('fixed')
    expect(
      court.try(facilitator, (doc) =>
        row(doc, 'agenda', 'item-2').set('notes', new Y.XmlFragment()),
      ),
    ).toBe('fixed')
  })

  test('GU12: notes end somewhere', () => {
    expect(
      court.try(memberB, (doc) => noteOf(doc).insert(0, 'а'.repeat(limits.notesLength + 1))),
    ).toBe('tooLarge')
    expect(
      court.try(memberB, (doc) =>
        doc.transact(() => {
          noteOf(doc).insert(0, 'а'.repeat(limits.notesLength))
          noteOf(doc).insertEmbed(0, new Y.Map(), {})
        }),
      ),
    ).toBe('tooLarge')
  })
  test('WR28: whoever replaces a full text writes as much as was there, and not a letter more', () => {
    const replace = (length: number) => (doc: Y.Doc) => {
      const title = row(doc, 'agenda', 'item-1').get('title') as Y.Text
      title.delete(0, title.length)
      title.insert(0, 'а'.repeat(length))
    }
    expect(court.try(facilitator, replace(limits.titleLength))).toBe('ok')
    expect(court.try(facilitator, replace(limits.titleLength))).toBe('ok')
    expect(court.try(facilitator, replace(limits.titleLength + 1))).toBe('tooLarge')
  })
})
