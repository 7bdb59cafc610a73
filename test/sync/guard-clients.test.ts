import { actions } from '@sedyanka/shared/actions/actions.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { Court, rowOf as row } from '../support/court.ts'
import { addAction, memberA, memberB } from '../support/fixtures.ts'

describe('who writes, how much, and what is always legal', () => {
  let court: Court
  beforeEach(() => {
    court = new Court('board')
  })

  test('GU10: a Yjs client id belongs to the first who wrote with it', () => {
    const victim = court.copy()
    court.accept(
      court.update((doc) => actions.set(doc, asId('action-b'), { status: 'accepted' }), victim),
      memberB,
    )
    const thief = court.copy()
    thief.clientID = victim.clientID
    expect(
      court.judge(
        court.update((doc) => actions.set(doc, asId('action-a'), { status: 'accepted' }), thief),
        memberA,
      ),
    ).toBe('foreignClient')
    const next = court.update(
      (doc) => actions.set(doc, asId('action-b'), { status: 'done' }),
      victim,
    )
    expect(court.judge(next, memberB)).toBe('ok')
  })

  test('GU10: nobody writes with the server’s own client id', () => {
    const thief = court.copy()
    thief.clientID = court.doc.clientID
    expect(
      court.judge(
        court.update((doc) => addAction(doc, 'x', { org: null, seat: memberA }), thief),
        memberA,
      ),
    ).toBe('foreignClient')
  })

  test('GU12: texts end somewhere', () => {
    const long = 'а'.repeat(limits.titleLength + 1)
    expect(
      court.try(memberA, (doc) =>
        actions.sharedText(doc, asId('action-a'), 'title')?.insert(0, long),
      ),
    ).toBe('tooLarge')
    expect(court.try(memberB, (doc) => row(doc, 'needs', 'need-b').set('title', long))).toBe(
      'invalid',
    )
    const text = (doc: Y.Doc) => actions.sharedText(doc, asId('action-a'), 'title')
    court.accept(
      court.update((doc) => text(doc)?.insert(0, 'а'.repeat(400))),
      memberA,
    )
    expect(court.try(memberA, (doc) => text(doc)?.insert(0, 'а'.repeat(90)))).toBe('tooLarge')
    court.accept(
      court.update((doc) => text(doc)?.delete(0, 300)),
      memberA,
    )
    expect(court.try(memberA, (doc) => text(doc)?.insert(0, 'а'.repeat(90)))).toBe('ok')
  })

  test('GU11: undo, redo and concurrent edits of one row are legal', () => {
    const doc = court.copy()
    const undo = new Y.UndoManager(doc.getMap('actions'), {
      trackedOrigins: new Set([origins.edit]),
      captureTimeout: 0,
    })
    const steps: ((doc: Y.Doc) => void)[] = [
      (each) => actions.set(each, asId('action-a'), { status: 'accepted' }),
      (each) => actions.set(each, asId('action-a'), { title: 'Друго заглавие' }),
      () => undo.undo(),
      () => undo.undo(),
      () => undo.redo(),
      (each) => actions.set(each, asId('action-a'), { deletedAt: 1 }),
      () => undo.undo(),
      () => undo.undo(),
    ]
    for (const step of steps) court.accept(court.update(step, doc), memberA)
    expect(actions.read(court.doc, asId('action-a'))).toEqual(actions.read(doc, asId('action-a')))
    const [one, two] = [court.copy(), court.copy()]
    const both = [one, two].map((each, index) =>
      court.update(
        (copy) =>
          actions.set(copy, asId('action-a'), {
            status: index ? 'done' : 'inProgress',
            title: `т${index}`,
          }),
        each,
      ),
    )
    for (const update of both) court.accept(update, memberA)
  })

  test('GU11: two sessions of one person, one continuing what the other began', () => {
    const first = court.copy()
    const made = court.update(
      (doc) => addAction(doc, 'mine', { org: asId('org-a'), seat: memberA }),
      first,
    )
    const second = new Y.Doc()
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    actions.set(second, asId('mine'), { title: 'продължено', status: 'accepted' })
    const all = Y.encodeStateAsUpdate(second, Y.encodeStateVector(court.doc))
    expect(court.judge(all, memberA)).toBe('ok')
    court.accept(made, memberA)
    expect(court.judge(all, memberA)).toBe('ok')
  })
})
