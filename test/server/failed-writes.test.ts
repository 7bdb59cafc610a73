import { join } from 'node:path'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { errorOf, type Deployment, openDeployment } from '../support/deployment.ts'
import { type Journey, newMeeting, prepareJourney, type StepAnswer } from '../support/journey.ts'
import { SmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'

let deployment: Deployment
let end: () => void = () => {}
afterEach(async () => {
  await deployment[Symbol.asyncDispose]()
  end()
  end = () => {}
})

/** Says something to the connection that all routes write on. */
const tell = async (sql: string): Promise<void> => {
  const query = { kind: 'RawNode', sqlFragments: [sql], parameters: [] } as const
  await deployment.store.sessions.kysely.executeQuery({
    sql,
    query,
    parameters: [],
    queryId: { queryId: sql },
  })
}

const withFile = (work: (database: Database.Database) => void) => {
  const database = new Database(join(deployment.dataDir, 'sedyanka.db'))
  work(database)
  database.close()
}

/** Tables in whose place a trigger refuses every change. */
const guarded = ['board', 'document', 'invitation', 'membership', 'person', 'session', 'setting']
const refuseAll = (action: string) =>
  withFile((database) => {
    for (const table of guarded)
      for (const change of ['insert', 'update', 'delete'])
        database.exec(
          `create trigger no_${table}_${change} before ${change} on "${table}" begin select raise(${action}, 'no'); end`,
        )
    // The record grows with the documents, which these faults leave alone.
    database.exec(
      `create trigger no_erasing before insert on "change" when new.kind = 'erased' begin select raise(${action}, 'no'); end`,
    )
  })
const allowAll = () =>
  withFile((database) => {
    for (const table of guarded)
      for (const change of ['insert', 'update', 'delete'])
        database.exec(`drop trigger no_${table}_${change}`)
    database.exec('drop trigger no_erasing')
  })

interface Fault {
  name: string
  begin: () => Promise<void> | void
  end: () => Promise<void> | void
  /** A fault that storage has of itself is told so; a broken rule is nobody's to foresee. */
  error: 'storage' | 'internal'
}
let blocker: Database.Database
const faults: Fault[] = [
  {
    name: 'a file that may only be read (SQLITE_READONLY)',
    begin: () => tell('pragma query_only = 1'),
    end: () => tell('pragma query_only = 0'),
    error: 'storage',
  },
  {
    name: 'another program that writes for ever (SQLITE_BUSY)',
    begin: () => {
      blocker = new Database(join(deployment.dataDir, 'sedyanka.db'))
      blocker.exec('begin immediate')
    },
    end: () => {
      blocker.exec('rollback')
      blocker.close()
    },
    error: 'storage',
  },
  {
    name: 'a rule of the database that refuses (SQLITE_CONSTRAINT)',
    begin: () => refuseAll('abort'),
    end: allowAll,
    error: 'internal',
  },
  {
    name: 'a rule that ends the transaction by itself',
    begin: () => refuseAll('rollback'),
    end: allowAll,
    error: 'internal',
  },
]

const statusOf = { storage: 503, internal: 500 } as const
const told = ({ route, answer }: StepAnswer) => [route, answer.status, errorOf(answer)]

/** What reads is answered, what writes is told at once that nothing was stored. */
const expectRefusals = (answers: StepAnswer[], error: Fault['error']): void => {
  const writes = answers.filter(({ kind, status }) => kind === 'writes' && status < 400)
  const reads = answers.filter(({ kind }) => kind === 'reads')
  expect(reads.map(({ route, answer }) => [route, answer.status])).toEqual(
    reads.map(({ route }) => [route, 200]),
  )
  expect(writes.map(told)).toEqual(writes.map(({ route }) => [route, statusOf[error], error]))
}
/** A room tries again by itself, some moments after the cause is gone. */
const isHealthy = () =>
  until(
    async () => (await deployment.browser().get('/healthz')).status === 200,
    'the server is well',
  )
const expectSuccess = (answers: StepAnswer[]): void =>
  expect(answers.map(({ route, answer }) => [route, answer.status])).toEqual(
    answers.map(({ route, status }) => [route, status]),
  )

test('ST20: the journey goes along every route of the API', async () => {
  deployment = await openDeployment()
  const { routes } = await prepareJourney(deployment)
  const known = deployment.app.routes.flatMap(({ method, path }) =>
    method !== 'ALL' && path.startsWith('/api/') ? [`${method} ${path}`] : [],
  )
  expect(routes.toSorted()).toEqual([...new Set(known)].toSorted())
})

describe('ST20: a failed write leaves nothing open', () => {
  for (const fault of faults)
    test(`${fault.name}: every route answers at once, and works again afterwards`, async () => {
      deployment = await openDeployment()
      const journey = await prepareJourney(deployment)
      await fault.begin()
      expectRefusals(await journey.travel(), fault.error)
      expectRefusals(await journey.travel(), fault.error)
      await fault.end()
      await isHealthy()
      expectSuccess(await journey.travel())
    })

  test('a disk that refuses the documents only: no meeting is made that nobody could find, and the next one is', async () => {
    deployment = await openDeployment()
    const { facilitator, boardId } = await prepareJourney(deployment)
    const { journal } = deployment.store
    const { append } = journal
    const meetings = `/api/boards/${boardId}/meetings`
    const count = async () =>
      (await deployment.rooms.read(boardRoom(boardId), (doc) => readMeetings(doc).length)) ?? 0
    const before = await count()
    journal.append = () => Promise.reject(new StorageError('SQLITE_FULL'))
    // The first finds out, the second knows.
    for (const round of [1, 2]) {
      const answer = await facilitator.post(meetings, newMeeting)
      expect([round, answer.status, errorOf(answer)]).toEqual([round, 503, 'storage'])
    }
    expect((await facilitator.get('/healthz')).status).toBe(503)
    journal.append = append
    // What was on its way arrives; what was refused at once does not.
    await isHealthy()
    expect(await count()).toBe(before + 1)
    expect((await facilitator.post(meetings, newMeeting)).status).toBe(201)
    expect(await count()).toBe(before + 2)
  })

  const reason = whyNoSmallDisk()
  if (reason) console.log(`skipped: a full disk cannot be tried here: ${reason}`)
  test.skipIf(reason !== null)(
    'a full disk: every route answers at once, and works again afterwards',
    async () => {
      const disk = new SmallDisk(16)
      end = () => disk.remove()
      deployment = await openDeployment({ dataDir: join(disk.path, 'data') })
      const journey: Journey = await prepareJourney(deployment)
      // The write-ahead log would be written over from its beginning, without needing any room.
      withFile((database) => database.pragma('wal_checkpoint(TRUNCATE)'))
      disk.fill()
      expectRefusals(await journey.travel(), 'storage')
      expectRefusals(await journey.travel(), 'storage')
      disk.free()
      await isHealthy()
      expectSuccess(await journey.travel())
    },
  )
})
