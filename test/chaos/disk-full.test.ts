import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { patience, report, times } from './support/sizes.ts'
import { SmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { TypingParty } from './support/typing-party.ts'

const reason = whyNoSmallDisk()
if (reason) console.log(`skipped: a full disk cannot be tried here: ${reason}`)

let disk: SmallDisk
let server: TestServer
let party: TypingParty
afterEach(async () => {
  party.leave()
  await server.stop()
  disk.remove()
})

const healthOf = async (): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`${server.url}/healthz`)
  return { status: answer.status, body: await answer.json() }
}
const lastStorageWord = (client: TypingParty['clients'][number]): boolean | null => {
  const last = client.messages.findLast(({ type }) => type === 'storage')
  return last?.type === 'storage' ? last.degraded : null
}

/** Types until the disk is full and everybody has been told. */
const typeUntilFull = async (round: number): Promise<void> => {
  for (const client of party.clients) client.messages.length = 0
  let isOver = false
  const typing = party.type(round, () => isOver)
  try {
    disk.fill()
    await until(
      () => party.clients.every((client) => lastStorageWord(client) === true),
      'all are told that nothing can be stored',
      30_000,
    )
    // They go on typing meanwhile; all of it waits.
    const enough = party.edits + 160
    await until(() => party.edits >= enough, 'they have gone on typing')
    expect(await healthOf()).toMatchObject({ status: 503, body: { status: 'degraded' } })
  } finally {
    isOver = true
    await typing
  }
}

test.skipIf(reason !== null)(
  'SY3: a full disk loses nothing that was promised, kills nothing, is told to everybody, and is over when there is room again',
  async () => {
    disk = new SmallDisk(12)
    server = await startServer({ dataDir: join(disk.path, 'data') })
    await until(() => server.setupLink !== null, 'the set-up link is printed')
    party = new TypingParty(server)
    await party.gather(8)
    const rounds = times(2, 12)
    const kills = times(1, 4)
    for (let round = 0; round < rounds; round++) {
      await typeUntilFull(round)
      party.noteSeen()
      const isKilled = round >= rounds - kills
      if (isKilled) await server.kill('SIGKILL')
      disk.free()
      if (isKilled) {
        expect(party.lostFrom(party.readDatabase()), `round ${round}: the database`).toEqual({
          acknowledged: [],
          seen: [],
        })
        await server.restart()
        await party.connect()
      }
      await until(
        () => party.clients.every(({ isSaved }) => isSaved),
        'everything is saved again',
        30_000,
      )
      if (!isKilled)
        expect(party.clients.map(lastStorageWord)).toEqual(party.clients.map(() => false))
      expect((await healthOf()).status).toBe(200)
      expect(party.lostFrom(await party.readAsNewcomer()), `round ${round}: a newcomer`).toEqual({
        acknowledged: [],
        seen: [],
      })
    }
    report(
      `full disk: ${rounds} times, ${kills} with a kill, ${party.edits} edits, ${party.acknowledged} acknowledged, 0 lost`,
    )
    expect(party.acknowledged).toBe(party.edits)
  },
  patience,
)
