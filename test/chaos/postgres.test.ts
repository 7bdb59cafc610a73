import {
  readChange,
  selectChanges,
  type StoredChange,
} from '@sedyanka/server/store/journal/stored-change.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askDatabase, PostgresCluster } from '../support/postgres.ts'
import { createRandom } from '../support/random.ts'
import { disagreements } from '../support/replay-record.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { patience, report, times } from './support/sizes.ts'
import { TypingParty } from './support/typing-party.ts'

let cluster: PostgresCluster
let url: string
let server: TestServer
let party: TypingParty
beforeEach(async () => {
  cluster = await PostgresCluster.make()
  url = cluster.url('board')
  await askDatabase(cluster.url('postgres'), 'create database board')
  server = await startServer({ env: { DATABASE_URL: url } })
  party = new TypingParty(server)
})
afterEach(async () => {
  party.leave()
  await server.stop()
  await cluster[Symbol.asyncDispose]()
})

const typeFor = async (round: number, milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds
  await party.type(round, () => performance.now() > end)
}
const allSaved = () =>
  until(() => party.clients.every(({ isSaved }) => isSaved), 'everything is saved')
const statusOf = async (path: string): Promise<number> =>
  (await fetch(`${server.url}${path}`)).status

/** Where the record of changes and the document do not say the same. */
const recordDisagreements = async (): Promise<string[]> => {
  const rows = await askDatabase<StoredChange>(
    url,
    `${selectChanges} where room = $1 order by seq`,
    [party.room],
  )
  const told = rows.map((row) => readChange({ ...row, seq: Number(row.seq), at: Number(row.at) }))
  party.recorded = told.length
  return disagreements(await party.readAsNewcomer(), told)
}
const expectNothingLost = async (when: string): Promise<void> => {
  party.noteSeen()
  expect(party.lostFrom(await party.readAsNewcomer()), when).toEqual({ acknowledged: [], seen: [] })
}

test(
  'ST70: on PostgreSQL nothing that was acknowledged or seen is lost: set-up, a board, people typing, the database killed and started again, the server killed and started again',
  async () => {
    await party.gather(3)
    const random = createRandom(7)
    const rounds = times(2, 50)
    for (let round = 0; round < rounds; round++) {
      const before = party.acknowledged
      await typeFor(round, 300)
      await until(() => party.acknowledged > before, 'something is saved')
      expect(await statusOf('/readyz')).toBe(200)

      const typing = typeFor(round, 600 + random.int(400))
      await cluster.stop()
      await until(async () => (await statusOf('/readyz')) === 503, 'it says that nothing is stored')
      expect(await statusOf('/livez')).toBe(200)
      const whileAway = party.acknowledged
      await typing
      expect(party.acknowledged).toBe(whileAway)
      await cluster.start()
      await allSaved()
      await until(async () => (await statusOf('/readyz')) === 200, 'it stores again')
      expect(party.clients.every(({ closedWith }) => closedWith === null)).toBe(true)
      await expectNothingLost(`round ${round}: the database was away`)

      let isOver = false
      const amid = party.type(round, () => isOver)
      await new Promise((resolve) => setTimeout(resolve, 100 + random.int(300)))
      await server.kill('SIGKILL')
      isOver = true
      await amid
      await server.restart()
      await expectNothingLost(`round ${round}: the server was killed`)
      await party.connect()
      await allSaved()
    }
    expect(await recordDisagreements()).toEqual([])
    expect(party.recorded).toBeGreaterThan(40)
    report(
      `PostgreSQL: ${rounds} times killed, and the server, too: ${party.edits} edits, ${party.acknowledged} acknowledged, ${party.seen} seen by others, 0 lost`,
    )
  },
  patience,
)

test(
  'ST70: a stop ends within two seconds with exit code 0, also while the database is away, and gives it free at once',
  async () => {
    await party.gather(2)
    await typeFor(0, 200)
    await allSaved()
    expect(await server.kill('SIGTERM')).toBe(0)
    const asked = performance.now()
    await server.restart()
    expect(performance.now() - asked).toBeLessThan(patience)
    await expectNothingLost('a stop')
    await cluster.stop()
    expect(await server.kill('SIGTERM')).toBe(0)
    await cluster.start()
  },
  patience,
)
