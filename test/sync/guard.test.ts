import { actions } from '@sedyanka/shared/board/actions.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import { origins } from '@sedyanka/shared/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { Guard } from '@sedyanka/server/sync/guard.ts'
import { Refused } from '@sedyanka/server/sync/refused.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, addItem, buildBoard, buildMeeting, facilitator, memberA, memberB, observer } from '../support/fixtures.ts'

/** A server's document with its guard, and the judging of updates that a client makes on a copy. */
class Court {
  readonly doc = new Y.Doc()
  readonly owners = new Map<number, string>()
  readonly guard: Guard

  constructor(kind: RoomKind) {
    for (const root of documentSchema[kind].keys()) this.doc.getMap(root)
    const build = kind === 'board' ? buildBoard : buildMeeting
    build(this.doc)
    this.guard = new Guard(this.doc, kind, { ownerOf: (id) => this.owners.get(id) ?? null })
  }

  /** A client's copy of the document. */
  copy(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc))
    return doc
  }

  /** The update that an edit makes. */
  update(edit: (doc: Y.Doc) => void, doc = this.copy()): Uint8Array {
    const before = Y.encodeStateVector(doc)
    edit(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }

  /** Judges an update: 'ok', or the reason. The document must not change by being looked at. */
  judge(update: Uint8Array, seat: Seat): string {
    const before = Y.encodeStateAsUpdate(this.doc)
    try {
      this.guard.check(update, seat)
      return 'ok'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return error.reason
    } finally {
      expect(Y.encodeStateAsUpdate(this.doc)).toEqual(before)
    }
  }

  try(seat: Seat, edit: (doc: Y.Doc) => void): string {
    return this.judge(this.update(edit), seat)
  }

  /** Applies what was allowed, as the room does. */
  accept(update: Uint8Array, seat: Seat): void {
    for (const client of this.guard.check(update, seat).claimed) this.owners.set(client, seat.personId)
    Y.applyUpdate(this.doc, update)
    expect(this.doc.store.pendingStructs).toBeNull()
  }
}

const row = (doc: Y.Doc, root: string, id: string) => doc.getMap<Y.Map<unknown>>(root).get(id) as Y.Map<unknown>
const pledge = (seat: Seat, status: 'proposed' | 'confirmed' | 'delivered') => (doc: Y.Doc) =>
  matches.create(doc, { id: 'match-1', offerId: 'offer-a', needId: 'need-b', quantity: 10, status, ...authoredBy(seat, 1) })

describe('the board', () => {
  let court: Court
  beforeEach(() => {
    court = new Court('board')
  })

  test('R10: a member changes the need of their own organisation, and of no other', () => {
    expect(court.try(memberB, (doc) => needs.set(doc, 'need-b', { quantity: 50 }))).toBe('ok')
    expect(court.try(memberA, (doc) => needs.set(doc, 'need-b', { quantity: 50 }))).toBe('foreign')
    expect(court.try(memberA, (doc) => needs.set(doc, 'need-b', { deletedAt: 1 }))).toBe('foreign')
    expect(court.try(facilitator, (doc) => needs.set(doc, 'need-b', { quantity: 50 }))).toBe('ok')
  })

  test('R10: deleting a field of a foreign row is an edit of it', () => {
    expect(court.try(memberA, (doc) => row(doc, 'needs', 'need-b').delete('note'))).toBe('foreign')
    expect(court.try(memberA, (doc) => row(doc, 'needs', 'need-b').delete('urgency'))).toBe('invalid')
  })

  test('R11: who owns a row is written once, by its author, truly', () => {
    expect(court.try(memberA, (doc) => row(doc, 'needs', 'need-b').set('orgId', 'org-a'))).toBe('fixed')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('orgId', 'org-a'))).toBe('fixed')
    expect(court.try(memberB, (doc) => row(doc, 'needs', 'need-b').delete('createdBy'))).toBe('fixed')
    expect(court.try(memberA, (doc) => addAction(doc, 'x', 'org-a', memberB))).toBe('foreign')
    expect(court.try(facilitator, (doc) => addAction(doc, 'x', 'org-a', memberB))).toBe('foreign')
  })

  test('R11: an owner that is set twice while the row is made is refused', () => {
    const forged = court.update((doc) =>
      doc.transact(() => {
        offers.create(doc, { ...(offers.read(doc, 'offer-a') as never), id: 'twice', ...authoredBy(memberA, 1) })
        row(doc, 'offers', 'twice').set('orgId', 'org-b')
      }),
    )
    expect(court.judge(forged, memberA)).not.toBe('ok')
  })

  test('R12: observers and screens write nothing', () => {
    for (const role of ['observer', 'screen'] as const) {
      const seat = { ...observer, role }
      expect(court.try(seat, (doc) => actions.set(doc, 'action-a', { status: 'done' }))).toBe('observer')
      expect(court.try(seat, (doc) => addAction(doc, 'x', null, seat))).toBe('observer')
    }
  })

  test('R14: rows are neither taken out nor replaced, by nobody', () => {
    expect(court.try(facilitator, (doc) => doc.getMap('needs').delete('need-b'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getMap('needs').set('need-b', new Y.Map()))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getMap('needs').set('n2', 'text'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getMap('needs').set('n2', new Y.Array()))).toBe('invalid')
  })

  test('R14: a tombstone written over a key is a deletion', () => {
    const doc = court.copy()
    const before = Y.encodeStateVector(doc)
    row(doc, 'needs', 'need-b').set('title', 'x')
    row(doc, 'needs', 'need-b').delete('title')
    expect(court.judge(Y.encodeStateAsUpdate(doc, before), memberA)).not.toBe('ok')
  })

  test('R15: nothing is written outside the schema', () => {
    expect(court.try(facilitator, (doc) => doc.getMap('extra').set('a', 1))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getArray('list').push([1]))).toBe('invalid')
    expect(court.try(facilitator, (doc) => doc.getText('text').insert(0, 'x'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('extra', 1))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('__proto__', { x: 1 }))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('quantity', -1))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('quantity', 'много'))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('title', new Y.Text('x')))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('note', new Uint8Array([1])))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'needs', 'need-b').set('note', new Y.Doc()))).toBe('invalid')
    expect(court.try(facilitator, (doc) => row(doc, 'actions', 'action-a').set('title', 'plain'))).toBe('fixed')
    expect(court.try(facilitator, (doc) => row(doc, 'actions', 'action-a').delete('title'))).toBe('fixed')
    expect(court.try(facilitator, (doc) => doc.getMap('actions').set('bad id!', new Y.Map()))).toBe('invalid')
  })

  test('R15: a new row is whole', () => {
    expect(court.try(facilitator, (doc) => doc.getMap('actions').set('half', new Y.Map([['status', 'proposed']])))).toBe('invalid')
  })

  test('R26: a row that somebody made a moment earlier is not made again', () => {
    const late = court.update((doc) => addAction(doc, 'same', 'org-a', memberA))
    court.accept(court.update((doc) => addAction(doc, 'same', 'org-a', facilitator)), facilitator)
    expect(court.judge(late, memberA)).toBe('taken')
  })

  test('R70: accepting an action item is for the responsible organisation', () => {
    expect(court.try(memberA, (doc) => actions.set(doc, 'action-a', { status: 'accepted' }))).toBe('ok')
    expect(court.try(memberB, (doc) => actions.set(doc, 'action-a', { status: 'accepted' }))).toBe('foreign')
    expect(court.try(memberA, (doc) => addAction(doc, 'for-b', 'org-b', memberA))).toBe('ok')
    court.accept(court.update((doc) => addAction(doc, 'for-b', 'org-b', memberA)), memberA)
    expect(court.try(memberA, (doc) => actions.set(doc, 'for-b', { dueDate: '2026-12-01' }))).toBe('ok')
    expect(court.try(memberA, (doc) => actions.set(doc, 'for-b', { status: 'done' }))).toBe('foreign')
    expect(court.try(memberB, (doc) => actions.set(doc, 'for-b', { status: 'done' }))).toBe('ok')
    expect(court.try(memberB, (doc) => actions.set(doc, 'for-b', { responsibleOrgId: 'org-c' }))).toBe('ok')
    court.accept(court.update((doc) => actions.set(doc, 'for-b', { status: 'accepted' })), memberB)
    expect(court.try(memberB, (doc) => actions.set(doc, 'for-b', { responsibleOrgId: 'org-c' }))).toBe('foreign')
  })

  test('R71: a match is proposed by either side, confirmed by the offering one, delivered by the needing one', () => {
    const memberC = { ...memberB, personId: 'p-c', organisationId: 'org-c' }
    expect(court.try(memberC, pledge(memberC, 'proposed'))).toBe('foreign')
    expect(court.try(memberB, pledge(memberB, 'confirmed'))).toBe('foreign')
    expect(court.try(memberA, pledge(memberA, 'confirmed'))).toBe('ok')
    court.accept(court.update(pledge(memberB, 'proposed')), memberB)
    expect(court.try(memberB, (doc) => matches.set(doc, 'match-1', { status: 'confirmed' }))).toBe('foreign')
    expect(court.try(memberB, (doc) => matches.set(doc, 'match-1', { status: 'delivered' }))).toBe('foreign')
    court.accept(court.update((doc) => matches.set(doc, 'match-1', { status: 'confirmed' })), memberA)
    expect(court.try(memberA, (doc) => matches.set(doc, 'match-1', { status: 'delivered' }))).toBe('foreign')
    expect(court.try(memberB, (doc) => matches.set(doc, 'match-1', { quantity: 40 }))).toBe('foreign')
    expect(court.try(memberB, (doc) => matches.set(doc, 'match-1', { status: 'delivered' }))).toBe('ok')
  })

  test('R71: an offer and its match may come in one edit', () => {
    const both = (seat: Seat) => (doc: Y.Doc) =>
      doc.transact(() => {
        const offer = offers.read(doc, 'offer-a')
        if (!offer) throw new Error('no offer')
        offers.create(doc, { ...offer, id: 'offer-n', ...authoredBy(seat, 1), orgId: String(seat.organisationId) })
        matches.create(doc, { id: 'm', offerId: 'offer-n', needId: 'need-b', quantity: 5, status: 'confirmed', ...authoredBy(seat, 1) })
      })
    expect(court.try(memberA, both(memberA))).toBe('ok')
  })

  test('R18: a Yjs client id belongs to the first who wrote with it', () => {
    const victim = court.copy()
    court.accept(court.update((doc) => actions.set(doc, 'action-b', { status: 'accepted' }), victim), memberB)
    const thief = court.copy()
    thief.clientID = victim.clientID
    expect(court.judge(court.update((doc) => actions.set(doc, 'action-a', { status: 'accepted' }), thief), memberA)).toBe('foreignClient')
    const next = court.update((doc) => actions.set(doc, 'action-b', { status: 'done' }), victim)
    expect(court.judge(next, memberB)).toBe('ok')
  })

  test('R18: nobody writes with the server’s own client id', () => {
    const thief = court.copy()
    thief.clientID = court.doc.clientID
    expect(court.judge(court.update((doc) => addAction(doc, 'x', null, memberA), thief), memberA)).toBe('foreignClient')
  })

  test('R27: texts end somewhere', () => {
    const long = 'а'.repeat(limits.titleLength + 1)
    expect(court.try(memberA, (doc) => actions.sharedText(doc, 'action-a', 'title')?.insert(0, long))).toBe('tooLarge')
    expect(court.try(memberB, (doc) => row(doc, 'needs', 'need-b').set('title', long))).toBe('invalid')
    const text = (doc: Y.Doc) => actions.sharedText(doc, 'action-a', 'title')
    court.accept(court.update((doc) => text(doc)?.insert(0, 'а'.repeat(400))), memberA)
    expect(court.try(memberA, (doc) => text(doc)?.insert(0, 'а'.repeat(90)))).toBe('tooLarge')
    court.accept(court.update((doc) => text(doc)?.delete(0, 300)), memberA)
    expect(court.try(memberA, (doc) => text(doc)?.insert(0, 'а'.repeat(90)))).toBe('ok')
  })

  test('R25: undo, redo and concurrent edits of one row are legal', () => {
    const doc = court.copy()
    const undo = new Y.UndoManager(doc.getMap('actions'), { trackedOrigins: new Set([origins.edit]), captureTimeout: 0 })
    const steps: ((doc: Y.Doc) => void)[] = [
      (each) => actions.set(each, 'action-a', { status: 'accepted' }),
      (each) => actions.set(each, 'action-a', { title: 'Друго заглавие' }),
      () => undo.undo(),
      () => undo.undo(),
      () => undo.redo(),
      (each) => actions.set(each, 'action-a', { deletedAt: 1 }),
      () => undo.undo(),
      () => undo.undo(),
    ]
    for (const step of steps) court.accept(court.update(step, doc), memberA)
    expect(actions.read(court.doc, 'action-a')).toEqual(actions.read(doc, 'action-a'))
    const [one, two] = [court.copy(), court.copy()]
    const both = [one, two].map((each, index) => court.update((copy) => actions.set(copy, 'action-a', { status: index ? 'done' : 'inProgress', title: `т${index}` }), each))
    for (const update of both) court.accept(update, memberA)
  })

  test('R25: two sessions of one person, one continuing what the other began', () => {
    const first = court.copy()
    const made = court.update((doc) => addAction(doc, 'mine', 'org-a', memberA), first)
    const second = new Y.Doc()
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    actions.set(second, 'mine', { title: 'продължено', status: 'accepted' })
    const all = Y.encodeStateAsUpdate(second, Y.encodeStateVector(court.doc))
    expect(court.judge(all, memberA)).toBe('ok')
    court.accept(made, memberA)
    expect(court.judge(all, memberA)).toBe('ok')
  })
})

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

  test('R80: everybody at the table writes notes; only facilitators change the agenda', () => {
    expect(court.try(memberB, (doc) => notes(doc).insert(0, [paragraph('бележка')]))).toBe('ok')
    expect(court.try(memberB, (doc) => agenda.set(doc, 'item-1', { title: 'друга' }))).toBe('facilitatorOnly')
    expect(court.try(memberB, (doc) => agenda.set(doc, 'item-1', { order: 'a5' }))).toBe('facilitatorOnly')
    expect(court.try(memberB, (doc) => meeting.set(doc, 'meeting', { currentItemId: 'item-1' }))).toBe('facilitatorOnly')
    expect(court.try(facilitator, (doc) => agenda.set(doc, 'item-1', { title: 'друга' }))).toBe('ok')
    expect(court.try(observer, (doc) => notes(doc).insert(0, [paragraph('бележка')]))).toBe('observer')
  })

  test('R80: members propose items, and change only their own proposals', () => {
    const propose = (doc: Y.Doc) => {
      addItem(doc, 'p1', 'b0', memberB)
      row(doc, 'agenda', 'p1').set('status', 'proposed')
    }
    expect(court.try(memberB, (doc) => addItem(doc, 'p1', 'b0', memberB))).toBe('facilitatorOnly')
    court.accept(court.update((doc) => doc.transact(() => propose(doc))), memberB)
    expect(court.try(memberB, (doc) => agenda.set(doc, 'p1', { title: 'По-ясно' }))).toBe('ok')
    expect(court.try(memberA, (doc) => agenda.set(doc, 'p1', { title: 'Чуждо' }))).toBe('foreign')
    expect(court.try(memberB, (doc) => agenda.set(doc, 'p1', { status: 'scheduled' }))).toBe('facilitatorOnly')
  })

  test('R13: a closed meeting refuses every edit; a facilitator opens it again with a reason', () => {
    const typing = court.copy()
    court.accept(court.update((doc) => meeting.set(doc, 'meeting', { status: 'closed' })), facilitator)
    expect(court.judge(court.update((doc) => notes(doc).insert(0, [paragraph('късно')]), typing), memberB)).toBe('closed')
    expect(court.try(facilitator, (doc) => notes(doc).insert(0, [paragraph('късно')]))).toBe('closed')
    expect(court.try(facilitator, (doc) => agenda.set(doc, 'item-1', { minutes: 1 }))).toBe('closed')
    expect(court.try(facilitator, (doc) => addItem(doc, 'x', 'c0'))).toBe('closed')
    expect(court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { title: 'друго' }))).toBe('closed')
    expect(court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { status: 'inProgress' }))).toBe('closed')
    expect(court.try(memberB, (doc) => meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: 'х' }))).toBe('closed')
    expect(court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { status: 'minutesCirculated' }))).toBe('ok')
    expect(court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: 'грешка' }))).toBe('ok')
  })

  test('R81: one organisation, one vote, its own', () => {
    const vote = (seat: Seat, orgId: string, id = voteId('decision-1', orgId)) => (doc: Y.Doc) =>
      votes.create(doc, { id, decisionId: 'decision-1', orgId, createdBy: seat.personId, createdAt: 1, choice: 'for', dissent: null })
    expect(court.try(memberB, vote(memberB, 'org-b'))).toBe('ok')
    expect(court.try(memberB, vote(memberB, 'org-b', 'another'))).toBe('invalid')
    expect(court.try(memberB, vote(memberB, 'org-a'))).toBe('foreign')
    expect(court.try(facilitator, vote(facilitator, 'org-b'))).toBe('foreign')
    court.accept(court.update(vote(memberB, 'org-b')), memberB)
    expect(court.try(memberB, (doc) => votes.set(doc, 'decision-1:org-b', { choice: 'against' }))).toBe('ok')
    expect(court.try(facilitator, (doc) => votes.set(doc, 'decision-1:org-b', { choice: 'against' }))).toBe('foreign')
    court.accept(court.update((doc) => row(doc, 'decisions', 'decision-1').set('status', 'adopted')), facilitator)
    expect(court.try(memberB, (doc) => votes.set(doc, 'decision-1:org-b', { choice: 'against' }))).toBe('closed')
  })

  test('R82: an organisation says that it is here; the facilitator confirms', () => {
    const here = (orgId: string, confirmedAt: number | null) => (doc: Y.Doc) =>
      attendance.create(doc, { id: orgId, orgId, mode: 'inPerson', representatives: 2, names: '', confirmedAt })
    expect(court.try(memberB, here('org-b', null))).toBe('ok')
    expect(court.try(memberB, here('org-b', 5))).toBe('facilitatorOnly')
    expect(court.try(memberB, here('org-a', null))).toBe('foreign')
    expect(court.try(facilitator, here('org-c', 5))).toBe('ok')
  })

  test('R16: notes hold the editor’s nodes and marks, and links that are safe', () => {
    const insert = (make: () => Y.XmlElement | Y.XmlText) => court.try(memberB, (doc) => notes(doc).insert(0, [make()]))
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
    expect(court.try(memberB, (doc) => notes(doc).insert(0, [paragraph('а'.repeat(limits.notesLength))]))).toBe('tooLarge')
  })
})

describe('hand-made updates', () => {
  const bytes = (...parts: (number | number[])[]) => new Uint8Array(parts.flat())

  test('R19: counters that promise more than there is are refused at once', () => {
    const court = new Court('board')
    for (const update of [bytes(), bytes(1), bytes(255, 255, 255, 255, 15), bytes(1, 255, 255, 255, 127, 1, 0), bytes(0, 1, 1, 255, 255, 255, 127), bytes(0, 1, 5, 1, 0, 0)])
      expect(['malformed', 'tooLarge', 'missing']).toContain(court.judge(update, facilitator))
  })

  test('R19: a client that is listed twice, or a skip, is refused', () => {
    const court = new Court('board')
    // One struct of client 7 at clock 0 (garbage of length 1), twice.
    expect(court.judge(bytes(2, [1, 7, 0, 0, 1], [1, 7, 1, 0, 1], 0), facilitator)).toBe('malformed')
    expect(court.judge(bytes(1, [1, 7, 0, 10, 1], 0), facilitator)).toBe('malformed')
    expect(court.judge(bytes(1, [1, 7, 0, 0, 1], 0), facilitator)).toBe('ok')
  })

  test('R17: garbage laid on clocks to come is a gap', () => {
    const court = new Court('board')
    expect(court.judge(bytes(1, [1, 7, 5, 0, 1], 0), facilitator)).toBe('missing')
    expect(court.judge(bytes(0, 1, 9, 1, 0, 4), facilitator)).toBe('missing')
  })

  test('R19: random damage to true updates never gets past the guard in a way that Yjs cannot apply', () => {
    const court = new Court('board')
    const update = court.update((doc) => addAction(doc, 'x', 'org-a', memberA))
    let accepted = 0
    for (let seed = 0; seed < 4_000; seed++) {
      const mutant = new Uint8Array(update)
      for (let change = 0; change <= seed % 3; change++) mutant[(seed * 7_919 + change * 104_729) % mutant.length] = (seed * 31 + change * 17) & 255
      if (court.judge(mutant, memberA) !== 'ok') continue
      accepted++
      const doc = court.copy()
      expect(() => Y.applyUpdate(doc, mutant)).not.toThrow()
      expect(doc.store.pendingStructs).toBeNull()
      // Whatever it is, it is a row of the member’s own making.
      expect(needs.read(doc, 'need-b')).toEqual(needs.read(court.doc, 'need-b'))
      expect(actions.read(doc, 'action-b')).toEqual(actions.read(court.doc, 'action-b'))
    }
    expect(accepted).toBeGreaterThan(0)
  })
})
