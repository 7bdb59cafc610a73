import type { RecordedChange } from '@sedyanka/server/sync/record/recorded-change.ts'
import type { Deed } from '@sedyanka/server/sync/room/acting.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { readReports } from '@sedyanka/shared/actions/reports.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addAction, board1, memberA, memberB, observer } from '../support/fixtures.ts'
import { disagreements } from '../support/replay-record.ts'
import { SimServer } from '../support/sim-server.ts'

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})

/** Lets time pass until the server has answered. */
const answered = async <T>(asked: Promise<T>): Promise<T> => {
  let isOver = false
  const over = asked.finally(() => (isOver = true))
  over.catch(() => undefined)
  while (!isOver) await deployment.clock.advance(10)
  return over
}
const act = <R>(deed: Omit<Deed<R>, 'channel'>) =>
  answered(deployment.rooms.act(board1, { channel: 'link', ...deed }))
const accept = (doc: Y.Doc) => actions.set(doc, asId('action-a'), { status: 'accepted' })
const recorded = (): RecordedChange[] =>
  deployment.journal.entries(board1).flatMap(({ changes }) => changes ?? [])

describe('the server acts for somebody', () => {
  test('CH1: it is shown to everybody, on disk when it is answered, and recorded with its author and way', async () => {
    const reader = await deployment.enter(memberB)
    expect(await act({ seat: memberA, run: accept })).toEqual({ result: undefined, refused: null })
    expect(actions.read(deployment.journal.stored(board1), asId('action-a'))?.status).toBe(
      'accepted',
    )
    await deployment.flush([reader])
    expect(actions.read(reader.doc, asId('action-a'))?.status).toBe('accepted')
    expect(recorded()).toMatchObject([
      { personId: 'p-a', organisationId: 'org-a', channel: 'link', rowId: 'action-a' },
    ])
  })

  test('CH1: what the seat may not do is refused with its reason, and nothing of it is stored', async () => {
    for (const seat of [memberB, observer]) {
      const acted = await act({
        seat,
        run: (doc) => {
          addAction(doc, 'action-x', { org: asId('org-b'), seat })
          accept(doc)
          return 'tried'
        },
      })
      expect(acted?.result).toBe('tried')
      expect(acted?.refused?.reason).toBe(seat === memberB ? 'foreign' : 'observer')
    }
    const stored = deployment.journal.stored(board1)
    expect(actions.read(stored, asId('action-x'))).toBeNull()
    expect(actions.read(stored, asId('action-a'))?.status).toBe('proposed')
    expect(recorded()).toEqual([])
    // The room goes on.
    expect((await act({ seat: memberA, run: accept }))?.refused).toBeNull()
  })

  test('CH1: deeds at once are made one on the other, beside what pages write; a person’s take one client id', async () => {
    const page = await deployment.enter(memberA)
    const report = (text: string) =>
      deployment.rooms.act(board1, {
        seat: memberA,
        channel: 'mail',
        run: (doc) =>
          reportProgress(
            doc,
            { id: asId('action-a'), status: 'inProgress', text },
            { seat: memberA, at: deployment.clock.now() },
          ),
      })
    const asked = Promise.all(['едно', 'две', 'три'].map(report))
    accept(page.doc)
    page.deliverToServer()
    await answered(asked)
    await deployment.flush([page])
    const stored = deployment.journal.stored(board1)
    expect(readReports(stored, asId('action-a')).map(({ text }) => text)).toEqual([
      'три',
      'две',
      'едно',
    ])
    const claims = deployment.journal.entries(board1).flatMap((entry) => entry.claims)
    expect(claims.filter(([id]) => id !== page.doc.clientID)).toHaveLength(1)
    expect(disagreements(stored, recorded())).toEqual([])
  })

  test('CH1: what throws is told and changes nothing; what changes nothing is not stored; without a document there is no deed', async () => {
    const broken = act({
      seat: memberA,
      run: (doc) => {
        accept(doc)
        throw new Error('halfway')
      },
    })
    await expect(broken).rejects.toThrow('halfway')
    expect(await act({ seat: memberA, run: () => 7 })).toEqual({ result: 7, refused: null })
    expect(deployment.journal.entries(board1)).toEqual([])
    const nowhere = { seat: memberA, channel: 'api', run: accept } as const
    expect(await deployment.rooms.act('board:none', nowhere)).toBeNull()
  })

  test('CH1: a deed that the server cannot store before it ends is told as not done', async () => {
    deployment.journal.beforeAppend = () => {
      throw new Error('the disk is full')
    }
    const asked = deployment.rooms.act(board1, { seat: memberA, channel: 'link', run: accept })
    asked.catch(() => undefined)
    await deployment.clock.advance(5_000)
    const closing = deployment.rooms.close(10)
    await deployment.clock.advance(100)
    await closing
    await expect(asked).rejects.toThrow('the room was closed')
  })
})
