import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createRandom } from '../support/random.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { patience, report, times } from './support/sizes.ts'
import { TypingParty } from './support/typing-party.ts'

let server: TestServer
let party: TypingParty
const begin = async (program?: string): Promise<void> => {
  server = await startServer(program ? { program } : {})
  party = new TypingParty(server)
  await party.gather(8)
}
afterEach(async () => {
  party.leave()
  await server.stop()
})

/** Kills the server amid typing; what the database then holds is all that is left. */
const killAmidTyping = async (round: number, milliseconds: number): Promise<Y.Doc> => {
  let isOver = false
  const typing = party.type(round, () => isOver)
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  await server.kill('SIGKILL')
  isOver = true
  await typing
  party.noteSeen()
  return party.readDatabase()
}

test(
  'SY6, CH18: kill -9 amid eight people’s typing loses nothing that was acknowledged, and nothing that anybody saw; the record of changes says what the document says',
  async () => {
    await begin()
    const random = createRandom(5)
    const kills = times(3, 200)
    for (let kill = 0; kill < kills; kill++) {
      const stored = await killAmidTyping(kill, 100 + random.int(300))
      expect(party.lostFrom(stored), `kill ${kill}: the database`).toEqual({
        acknowledged: [],
        seen: [],
      })
      expect(party.readDisagreements(), `kill ${kill}: the record`).toEqual([])
      await server.restart()
      // Before the others come back and could bring anything.
      expect(party.lostFrom(await party.readAsNewcomer()), `kill ${kill}: a newcomer`).toEqual({
        acknowledged: [],
        seen: [],
      })
      await party.connect()
    }
    report(
      `kill -9: ${kills} times, ${party.edits} edits, ${party.acknowledged} acknowledged, ${party.seen} seen by others, 0 lost`,
    )
    expect(party.acknowledged).toBeGreaterThan(kills * 20)
    expect(party.seen).toBeGreaterThan(kills * 20)
    expect(party.recorded).toBeGreaterThan(40)
  },
  patience,
)

test(
  'SY6: the same test finds losses in a server that acknowledges before it stores',
  async () => {
    await begin(join(import.meta.dirname, 'support/hasty-server.ts'))
    let lost = 0
    for (let kill = 0; kill < 10 && lost === 0; kill++) {
      const { acknowledged, seen } = party.lostFrom(await killAmidTyping(kill, 400))
      lost += acknowledged.length + seen.length
      await server.restart()
      await party.connect()
    }
    report(`kill -9 of a server that lies: ${lost} promises broken`)
    expect(lost).toBeGreaterThan(0)
  },
  patience,
)

test(
  'SY17: SIGTERM amid typing stores what was promised and ends within two seconds',
  async () => {
    await begin()
    const stops = times(1, 30)
    let slowest = 0
    for (let stop = 0; stop < stops; stop++) {
      let isOver = false
      const typing = party.type(stop, () => isOver)
      await new Promise((resolve) => setTimeout(resolve, 200))
      const asked = performance.now()
      expect(await server.kill('SIGTERM')).toBe(0)
      slowest = Math.max(slowest, performance.now() - asked)
      isOver = true
      await typing
      party.noteSeen()
      expect(party.lostFrom(party.readDatabase()), `stop ${stop}`).toEqual({
        acknowledged: [],
        seen: [],
      })
      await server.start()
      await party.connect()
    }
    report(`SIGTERM: ${stops} times, the slowest end took ${Math.round(slowest)} ms`)
    expect(slowest).toBeLessThan(6_000)
  },
  patience,
)
