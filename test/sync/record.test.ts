import type { RecordedChange } from '@sedyanka/server/sync/record/recorded-change.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { ActionId, OrganisationId, RoomName } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { adoptDecision, draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, meeting1, memberA, memberB, observer } from '../support/fixtures.ts'
import { disagreements } from '../support/replay-record.ts'
import { SimServer } from '../support/sim-server.ts'

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})
const now = () => deployment.clock.now()
const recorded = (room: RoomName = board1): RecordedChange[] =>
  deployment.journal.entries(room).flatMap(({ changes }) => changes ?? [])
const title = (doc: Y.Doc, id: ActionId) => actions.sharedText(doc, id, 'title')

describe('the record of changes', () => {
  test('CH15: a change says who, for which organisation, by which way, and what stood and stands there', async () => {
    const a = await deployment.enter(memberA)
    actions.set(a.doc, asId('action-a'), { status: 'accepted' })
    await deployment.flush([a])
    expect(recorded()).toEqual([
      {
        personId: memberA.personId,
        organisationId: 'org-a',
        channel: 'page',
        collection: 'actions',
        rowId: 'action-a',
        kind: 'changed',
        values: { status: ['proposed', 'accepted'] },
        texts: {},
      },
    ])
  })

  test('CH15: a new row is told with its values, a removal and its undoing by their names', async () => {
    const a = await deployment.enter(facilitator)
    const values = {
      title: 'Преводачи',
      responsibleOrgId: asId<OrganisationId>('org-b'),
      status: 'proposed',
    } as const
    actions.create(a.doc, {
      id: asId('a9'),
      ...values,
      meetingId: null,
      ...authoredBy(facilitator, now()),
    })
    await deployment.flush([a])
    for (const deletedAt of [now(), null]) {
      actions.set(a.doc, asId('a9'), { deletedAt })
      await deployment.flush([a])
    }
    const [created, ...later] = recorded()
    expect(created).toMatchObject({
      kind: 'created',
      values: { responsibleOrgId: [null, 'org-b'], status: [null, 'proposed'] },
      texts: { title: [9, 0] },
    })
    expect(later.map(({ kind }) => kind)).toEqual(['removed', 'restored'])
    expect(disagreements(deployment.journal.stored(board1), recorded())).toEqual([])
  })

  test('CH15: of what people type only the number of characters is told, never a letter', async () => {
    const a = await deployment.enter(facilitator)
    title(a.doc, asId('action-a'))?.insert(0, 'Тайна дума ')
    title(a.doc, asId('action-a'))?.delete(0, 3)
    await deployment.flush([a])
    expect(recorded()).toMatchObject([{ kind: 'changed', values: {}, texts: { title: [11, 3] } }])
    expect(JSON.stringify(recorded())).not.toContain('дума')
  })

  test('CH16: what the server adds belongs to the edit that it follows', async () => {
    const a = await deployment.enter(memberA)
    actions.set(a.doc, asId('action-a'), { status: 'accepted' })
    await deployment.flush([a])
    const seat = a.seat as NonNullable<typeof a.seat>
    const at = now() - 200_000
    reportProgress(a.doc, { id: asId('action-a'), status: 'done', text: 'Готово.' }, { seat, at })
    await deployment.flush([a])
    const report = recorded().find(({ collection }) => collection === 'reports')
    const [row] = reports.all(deployment.journal.stored(board1))
    // The time is the server's, not the page's guess.
    expect(report?.values['createdAt']).toEqual([null, row?.createdAt])
    expect(row?.createdAt).not.toBe(at)
    expect(recorded().every(({ personId }) => personId === memberA.personId)).toBe(true)
    expect(disagreements(deployment.journal.stored(board1), recorded())).toEqual([])
  })

  test('CH16: what the server writes again as it stood is no change: letters of one minute stay one change', async () => {
    const [a, b] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    actions.set(b.doc, asId('action-b'), { status: 'accepted' })
    await deployment.flush([a, b])
    for (const letter of 'абв') {
      title(a.doc, asId('action-b'))?.insert(0, letter)
      await deployment.flush([a])
    }
    const told = recorded().map(({ values }) => Object.keys(values))
    // The responsible organisation is asked anew once.
    expect(told).toEqual([['status'], ['status', 'changedAfter'], [], []])
    const seat = a.seat as NonNullable<typeof a.seat>
    reportProgress(a.doc, { id: asId('action-b'), status: 'done', text: '' }, { seat, at: now() })
    await deployment.flush([a])
    for (const { values } of recorded())
      for (const [before, after] of Object.values(values)) expect(before).not.toEqual(after)
  })

  test('CH16: a number that the server gives stands in the change of who adopted the decision', async () => {
    const a = await deployment.enter(facilitator, meeting1)
    const by = { seat: facilitator, at: now() }
    draftDecision(a.doc, { id: asId('d-1'), agendaItemId: asId('item-1'), text: 'Приема се.' }, by)
    await deployment.flush([a])
    adoptDecision(a.doc, { id: asId('d-1') }, by)
    await deployment.flush([a])
    const adopted = recorded(meeting1).at(-1)
    expect(adopted?.values['number']).toEqual([null, 1])
    expect(adopted?.personId).toBe(facilitator.personId)
    expect(disagreements(deployment.journal.stored(meeting1), recorded(meeting1))).toEqual([])
  })

  test('CH16: the server’s own edits are recorded as its own, or as those of whoever asked for them', async () => {
    const change = async (run: Parameters<typeof deployment.rooms.change>[1]) => {
      let isOver = false
      const changed = deployment.rooms.change(board1, run).finally(() => (isOver = true))
      changed.catch(() => undefined)
      while (!isOver) await deployment.clock.advance(10)
      return changed
    }
    await change((doc) => actions.set(doc, asId('action-a'), { blockedReason: 'а' }))
    await change((doc, own) => {
      own.by({ personId: asId('p-fac'), organisationId: asId('org-a'), channel: 'mail' })
      actions.set(doc, asId('action-a'), { blockedReason: 'б' })
      title(doc, asId('action-a'))?.insert(0, 'Нов ')
    })
    await expect(
      change((doc) => {
        actions.set(doc, asId('action-a'), { blockedReason: 'в' })
        throw new Error('halfway')
      }),
    ).rejects.toThrow('halfway')
    expect(
      recorded().map(({ personId, channel, values, texts }) => [personId, channel, values, texts]),
    ).toEqual([
      [null, 'server', { blockedReason: [null, 'а'] }, {}],
      ['p-fac', 'mail', { blockedReason: ['а', 'б'] }, { title: [4, 0] }],
      [null, 'server', { blockedReason: ['б', 'в'] }, {}],
    ])
    expect(disagreements(deployment.journal.stored(board1), recorded())).toEqual([])
  })

  test('CH15: what is refused, and what readers’ pages tidy up, is not recorded', async () => {
    const [b, o] = [await deployment.enter(memberB), await deployment.enter(observer)]
    actions.set(b.doc, asId('action-a'), { status: 'done' })
    actions.set(o.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([b, o])
    expect(recorded()).toEqual([])
  })

  test('CH15: two people who change one row in one turn each have their own change', async () => {
    const [a, b] = [
      await deployment.enter(facilitator, meeting1),
      await deployment.enter(memberB, meeting1),
    ]
    agenda.note(a.doc, asId('item-1'), 'noteText')?.insert(0, 'едно')
    agenda.note(b.doc, asId('item-1'), 'noteText')?.insert(0, 'второ')
    agenda.set(a.doc, asId('item-1'), { minutes: 25 })
    for (const client of [a, b]) client.deliverToServer()
    await deployment.flush([a, b])
    const told = recorded(meeting1).map(({ personId, values, texts }) => [personId, values, texts])
    expect(told).toHaveLength(3)
    expect(told).toContainEqual(['p-b', {}, { noteText: [5, 0] }])
    expect(told).toContainEqual(['p-fac', { minutes: [10, 25] }, {}])
    expect(disagreements(deployment.journal.stored(meeting1), recorded(meeting1))).toEqual([])
  })
})
