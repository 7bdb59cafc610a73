import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Court, rowOf as row } from '../support/court.ts'
import { addItem, facilitator, memberA, memberB, observer } from '../support/fixtures.ts'

describe('the meeting', () => {
  let court: Court
  beforeEach(() => {
    court = new Court('meeting')
  })
  const notes = (doc: Y.Doc, id = 'item-1') => agenda.richText(doc, id, 'notes') as Y.XmlFragment
  const paragraph = (text: string) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(text)])
    return element
  }

  test('R162: everybody at the table writes notes; only facilitators change the agenda', () => {
    expect(court.try(memberB, (doc) => notes(doc).insert(0, [paragraph('бележка')]))).toBe('ok')
    expect(court.try(memberB, (doc) => agenda.set(doc, 'item-1', { title: 'друга' }))).toBe(
      'facilitatorOnly',
    )
    expect(court.try(memberB, (doc) => agenda.set(doc, 'item-1', { order: 'a5' }))).toBe(
      'facilitatorOnly',
    )
    expect(
      court.try(memberB, (doc) => meeting.set(doc, 'meeting', { currentItemId: 'item-1' })),
    ).toBe('facilitatorOnly')
    expect(court.try(facilitator, (doc) => agenda.set(doc, 'item-1', { title: 'друга' }))).toBe(
      'ok',
    )
    expect(court.try(observer, (doc) => notes(doc).insert(0, [paragraph('бележка')]))).toBe(
      'observer',
    )
  })

  test('R162, R84: members propose items, and change only their own proposals', () => {
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
    expect(court.try(memberB, (doc) => agenda.set(doc, 'p1', { title: 'По-ясно' }))).toBe('ok')
    expect(court.try(memberA, (doc) => agenda.set(doc, 'p1', { title: 'Чуждо' }))).toBe('foreign')
    expect(court.try(memberB, (doc) => agenda.set(doc, 'p1', { status: 'scheduled' }))).toBe(
      'facilitatorOnly',
    )
  })

  test('R211: after the cut-off a member’s new proposal comes too late; facilitators and earlier proposals are free', () => {
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
    expect(court.try(memberB, (doc) => agenda.set(doc, 'early', { title: 'По-ясно' }))).toBe('ok')
    expect(court.try(memberB, (doc) => agenda.set(doc, 'early', { deletedAt: 5_001 }))).toBe('ok')
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

  test('R13: a closed meeting refuses every edit; a facilitator opens it again with a reason', () => {
    const typing = court.copy()
    court.accept(
      court.update((doc) => meeting.set(doc, 'meeting', { status: 'closed' })),
      facilitator,
    )
    expect(
      court.judge(
        court.update((doc) => notes(doc).insert(0, [paragraph('късно')]), typing),
        memberB,
      ),
    ).toBe('closed')
    expect(court.try(facilitator, (doc) => notes(doc).insert(0, [paragraph('късно')]))).toBe(
      'closed',
    )
    expect(court.try(facilitator, (doc) => agenda.set(doc, 'item-1', { minutes: 1 }))).toBe(
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

  test('R86: one organisation, one vote, its own', () => {
    const vote =
      (seat: Seat, orgId: string, id = voteId('decision-1', orgId)) =>
      (doc: Y.Doc) =>
        votes.create(doc, {
          id,
          decisionId: 'decision-1',
          orgId,
          createdBy: seat.personId,
          createdAt: 1,
          choice: 'for',
          dissent: null,
        })
    expect(court.try(memberB, vote(memberB, 'org-b'))).toBe('ok')
    expect(court.try(memberB, vote(memberB, 'org-b', 'another'))).toBe('invalid')
    expect(court.try(memberB, vote(memberB, 'org-a'))).toBe('foreign')
    expect(court.try(facilitator, vote(facilitator, 'org-b'))).toBe('foreign')
    court.accept(court.update(vote(memberB, 'org-b')), memberB)
    expect(
      court.try(memberB, (doc) => votes.set(doc, 'decision-1:org-b', { choice: 'against' })),
    ).toBe('ok')
    expect(
      court.try(facilitator, (doc) => votes.set(doc, 'decision-1:org-b', { choice: 'against' })),
    ).toBe('foreign')
    court.accept(
      court.update((doc) => row(doc, 'decisions', 'decision-1').set('status', 'adopted')),
      facilitator,
    )
    expect(
      court.try(memberB, (doc) => votes.set(doc, 'decision-1:org-b', { choice: 'against' })),
    ).toBe('closed')
  })

  test('R88: an organisation says that it is here; the facilitator confirms', () => {
    const here = (orgId: string, confirmedAt: number | null) => (doc: Y.Doc) =>
      attendance.create(doc, {
        id: orgId,
        orgId,
        mode: 'inPerson',
        representatives: 2,
        names: '',
        confirmedAt,
      })
    expect(court.try(memberB, here('org-b', null))).toBe('ok')
    expect(court.try(memberB, here('org-b', 5))).toBe('facilitatorOnly')
    expect(court.try(memberB, here('org-a', null))).toBe('foreign')
    expect(court.try(facilitator, here('org-c', 5))).toBe('ok')
  })

  test('R16: notes hold the editor’s nodes and marks, and links that are safe', () => {
    const insert = (make: () => Y.XmlElement | Y.XmlText) =>
      court.try(memberB, (doc) => notes(doc).insert(0, [make()]))
    const formatted = (attributes: Record<string, unknown>) => () => {
      const text = new Y.XmlText()
      text.applyDelta([{ insert: 'връзка', attributes }])
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [text])
      return element
    }
    const heading = (level: unknown) => () => {
      const element = new Y.XmlElement('heading')
      element.setAttribute('level', level as string)
      return element
    }
    expect(insert(heading(2))).toBe('ok')
    expect(insert(heading({ a: 1 }))).toBe('invalid')
    expect(insert(formatted({ bold: true, italic: {} }))).toBe('ok')
    expect(insert(formatted({ link: { href: 'https://example.org/a' } }))).toBe('ok')
    expect(insert(formatted({ link: { href: 'javascript:alert(1)' } }))).toBe('invalid')
    expect(insert(formatted({ link: { href: 'data:text/html,x' } }))).toBe('invalid')
    expect(insert(formatted({ onclick: 'x' }))).toBe('invalid')
    expect(insert(() => new Y.XmlElement('script'))).toBe('invalid')
    expect(insert(() => new Y.XmlElement('image'))).toBe('invalid')
    const hostile = new Y.XmlElement('paragraph')
    hostile.setAttribute('onclick', 'alert(1)')
    expect(insert(() => hostile)).toBe('invalid')
    const deep = (levels: number): Y.XmlElement => {
      const list = new Y.XmlElement('bulletList')
      if (levels > 0) list.insert(0, [deep(levels - 1)])
      return list
    }
    expect(insert(() => deep(8))).toBe('ok')
    expect(insert(() => deep(limits.notesDepth + 2))).toBe('tooLarge')
  })

  test('R27: notes end somewhere', () => {
    expect(
      court.try(memberB, (doc) =>
        notes(doc).insert(0, [paragraph('а'.repeat(limits.notesLength))]),
      ),
    ).toBe('tooLarge')
  })
})
