import { actions } from '@sedyanka/shared/actions/actions.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { readReports } from '@sedyanka/shared/actions/reports.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { buildBoard, facilitator, memberA, memberB, seatOf } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})
const now = () => deployment.clock.now()

describe('reports written at once', () => {
  test.each(['first', 'second'])(
    'BO28: of two reports written at once the one that the server took last gives the status (the %s is offline longer)',
    async (slower) => {
      const board = 'board:b1'
      deployment.journal.create(board, (doc) => {
        buildBoard(doc)
        actions.create(doc, {
          id: asId('a1'),
          title: 'Списък',
          responsibleOrgId: asId('org-a'),
          status: 'accepted',
          meetingId: null,
          ...authoredBy(facilitator, 1),
        })
      })
      const first = await deployment.enter(memberA, board)
      const second = await deployment.enter(seatOf(asId('p-a2'), 'member', asId('org-a')), board)
      for (const client of [first, second]) client.disconnect()
      const report = (client: SimClient, status: 'blocked' | 'inProgress', text: string) =>
        done(
          reportProgress(
            client.doc,
            { id: asId('a1'), status, text },
            { seat: client.seat as NonNullable<typeof client.seat>, at: now() },
          ),
        )
      report(first, 'blocked', 'Няма ключ.')
      report(second, 'inProgress', 'Ключът е тук.')
      const order = slower === 'first' ? [second, first] : [first, second]
      for (const client of order) {
        await client.connect(deployment.rooms, board)
        await deployment.flush([client])
        await deployment.clock.advance(1_000)
      }
      await deployment.flush([first, second])
      const expected =
        slower === 'first'
          ? { status: 'blocked', blockedReason: 'Няма ключ.' }
          : { status: 'inProgress', blockedReason: null }
      for (const { doc } of [first, second]) {
        expect(actions.read(doc, asId('a1'))).toMatchObject(expected)
        expect(readReports(doc, asId('a1'))).toHaveLength(2)
        expect(readReports(doc, asId('a1'))[0]?.status).toBe(expected.status)
      }
    },
  )

  test('BO28: a report after the clock of the server was set back gives the status', async () => {
    const board = 'board:b1'
    deployment.journal.create(board, (doc) => {
      buildBoard(doc)
      actions.create(doc, {
        id: asId('a1'),
        title: 'Списък',
        responsibleOrgId: asId('org-a'),
        status: 'accepted',
        meetingId: null,
        ...authoredBy(facilitator, 1),
      })
    })
    const a = await deployment.enter(memberA, board)
    const report = async (status: 'inProgress' | 'done') => {
      const by = { seat: a.seat as NonNullable<typeof a.seat>, at: now() }
      done(reportProgress(a.doc, { id: asId('a1'), status, text: '' }, by))
      await deployment.flush([a])
    }
    await report('inProgress')
    deployment.clock.ahead = -3_600_000
    await report('done')
    expect(actions.read(a.doc, asId('a1'))?.status).toBe('done')
    expect(readReports(a.doc, asId('a1')).map(({ status }) => status)).toEqual([
      'done',
      'inProgress',
    ])
  })

  test('BO28: a report of a supporting organisation, which knows an older status, changes none', async () => {
    const board = 'board:b1'
    deployment.journal.create(board, (doc) => {
      buildBoard(doc)
      actions.create(doc, {
        id: asId('a1'),
        title: 'Списък',
        responsibleOrgId: asId('org-a'),
        coOrgIds: [asId('org-b')],
        status: 'accepted',
        meetingId: null,
        ...authoredBy(facilitator, 1),
      })
    })
    const a = await deployment.enter(memberA, board)
    const b = await deployment.enter(memberB, board)
    b.disconnect()
    const report = (client: SimClient, status: 'done' | 'accepted', text: string) =>
      done(
        reportProgress(
          client.doc,
          { id: asId('a1'), status, text },
          { seat: client.seat as NonNullable<typeof client.seat>, at: now() },
        ),
      )
    report(b, 'accepted', 'Помагаме с превода.')
    report(a, 'done', 'Готово.')
    await deployment.flush([a])
    await b.connect(deployment.rooms, board)
    await deployment.flush([a, b])
    expect(readReports(a.doc, asId('a1'))).toHaveLength(2)
    expect(actions.read(a.doc, asId('a1'))?.status).toBe('done')
  })
})
