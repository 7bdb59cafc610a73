import { renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { TypingParty } from '../chaos/support/typing-party.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { SmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'

let server: TestServer
let party: TypingParty
let disk: SmallDisk | null = null
afterEach(async () => {
  party.leave()
  await server.stop()
  disk?.remove()
  disk = null
})

const gather = async (dataDir?: string) => {
  server = await startServer(dataDir === undefined ? {} : { dataDir })
  await until(() => server.setupLink !== null, 'the set-up link is printed')
  party = new TypingParty(server)
  await party.gather(3)
  let isOver = false
  const typing = party.type(0, () => isOver)
  await until(() => party.acknowledged > 20, 'they are typing')
  return async () => {
    isOver = true
    await typing
  }
}
const isDegraded = async () => (await fetch(`${server.url}/healthz`)).status === 503

/** A server that needed more than two seconds would end itself with exit code 1. */
const expectCleanStop = async () => {
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(server.output).not.toContain('stopCutShort')
}
const expectNothingLost = () => {
  expect(party.lostFrom(party.readDatabase())).toEqual({ acknowledged: [], seen: [] })
  expect(party.acknowledged).toBeLessThan(party.edits)
}

test('ST22: SIGTERM while another program keeps the file: the end comes in time, with what was acknowledged on disk', async () => {
  const stopTyping = await gather()
  const blocker = new Database(join(server.dataDir, 'sedyanka.db'))
  blocker.exec('begin immediate')
  await until(isDegraded, 'nothing can be stored')
  await expectCleanStop()
  await stopTyping()
  blocker.close()
  expectNothingLost()
})

test('ST21: a database that was moved away is told, and nothing is acknowledged until it is back', async () => {
  const stopTyping = await gather()
  const folder = join(server.dataDir, 'sedyanka.db')
  renameSync(folder, `${folder}.moved`)
  await until(isDegraded, 'nothing can be stored')
  party.noteSeen()
  renameSync(`${folder}.moved`, folder)
  await until(async () => !(await isDegraded()), 'it is stored again')
  await stopTyping()
  // The file may have gone between a commit and its answer: then the room is loaded anew, and pages come back to it.
  await until(async () => {
    const closed = party.clients.filter(({ closedWith }) => closedWith !== null)
    await Promise.all(closed.map((client) => client.connect()))
    return party.clients.every(({ isSaved }) => isSaved)
  }, 'everything is saved')
  await expectCleanStop()
  expect(party.lostFrom(party.readDatabase())).toEqual({ acknowledged: [], seen: [] })
  expect(party.acknowledged).toBe(party.edits)
})

const reason = whyNoSmallDisk()
if (reason) console.log(`skipped: a full disk cannot be tried here: ${reason}`)
test.skipIf(reason !== null)('ST22: … and while the disk is full', async () => {
  disk = new SmallDisk(12)
  const stopTyping = await gather(join(disk.path, 'data'))
  disk.fill()
  await until(isDegraded, 'nothing can be stored')
  await expectCleanStop()
  await stopTyping()
  disk.free()
  expectNothingLost()
})
