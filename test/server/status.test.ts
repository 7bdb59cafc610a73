import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { claimDataDir } from '@sedyanka/server/store/file/claim-data-dir.ts'
import { version } from '@sedyanka/server/version.ts'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TypingParty } from '../chaos/support/typing-party.ts'
import { runCommand } from '../support/run-command.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-status-'))
let server: TestServer
let party: TypingParty
beforeAll(async () => {
  server = await startServer()
  party = new TypingParty(server)
  await party.gather(3)
})
afterAll(async () => {
  party.leave()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What `sedyanka status` prints, by the word in front. */
const status = async (env: Record<string, string> = {}, dataDir = server.dataDir) => {
  const { code, stdout, stderr } = await runCommand(dataDir, { env }, 'status')
  expect([code, stderr]).toEqual([0, ''])
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/, 2)),
  ) as Record<string, string>
}
const address = () => {
  const { hostname, port } = new URL(server.url)
  return { HOST: hostname, PORT: port }
}

test('ST46: beside a running server, status tells what there is and what the server says of itself', async () => {
  const before = await status(address())
  expect(before).toEqual({
    Version: version,
    'Data directory': resolve(server.dataDir),
    Database: expect.stringMatching(/^[\d.]+ [kM]B, its log [\d.]+ ([kM]B|bytes)$/),
    'Free disk': expect.stringMatching(/^[\d.]+ [kMGT]B$/),
    Holds: '1 board, 3 people, 3 sessions',
    'Newest backup': 'none in DATA_DIR/backups (those written elsewhere are not known)',
    Server: expect.stringMatching(
      new RegExp(
        `^runs at ${server.url}, version ${version}: stores edits; \\d+ rooms?, 3 lines, `,
      ),
    ),
  })
  // Names and what somebody wrote are not told.
  expect(JSON.stringify(before)).not.toMatch(/Водещ|Гост/)
  await runCommand(server.dataDir, 'backup')
  const [made = ''] = readdirSync(join(server.dataDir, 'backups'))
  const old = join(server.dataDir, 'backups', 'old.db')
  writeFileSync(old, 'x')
  utimesSync(old, 1, 1)
  const after = await status(address())
  expect(after['Newest backup']).toMatch(/, [\d.]+ [kM]B, just now$/)
  expect(after['Newest backup']).toContain(made)
  expect(party.clients.map(({ closedWith }) => closedWith)).toEqual([null, null, null])
})

test('ST46: a server that cannot store is told, and one that does not answer where it is looked for, too', async () => {
  const elsewhere = await status({ HOST: '127.0.0.1', PORT: '1' })
  expect(elsewhere['Server']).toBe(
    'runs, and does not answer at http://127.0.0.1:1: are HOST and PORT set as they are for the server?',
  )
  let isOver = false
  const typing = party.type(0, () => isOver)
  const blocker = new Database(join(server.dataDir, 'sedyanka.db'))
  blocker.exec('begin immediate')
  await until(async () => (await fetch(`${server.url}/readyz`)).status === 503, 'it cannot store')
  const refusing = await status(address())
  blocker.close()
  isOver = true
  await typing
  expect(refusing['Server']).toContain('CANNOT STORE EDITS')
})

test('ST46: without a server it says the same of the data, changes nothing, and holds up no start', async () => {
  const stopped = await startServer({ dataDir: join(folder, 'stopped') })
  await stopped.kill('SIGTERM')
  const listing = () => readdirSync(stopped.dataDir).toSorted()
  const bytes = () => readFileSync(join(stopped.dataDir, 'sedyanka.db'))
  const before = [listing(), bytes()] as const
  expect(await status({}, stopped.dataDir)).toMatchObject({
    Holds: '0 boards, 0 people, 0 sessions',
    Server: 'does not run',
  })
  expect([listing(), bytes()]).toEqual(before)
  await stopped.restart()
  expect((await fetch(`${stopped.url}/readyz`)).status).toBe(200)
  await stopped.kill('SIGTERM')
})

test('ST46: whoever looks all the time whether a server runs stops none from starting', async () => {
  const dataDir = join(folder, 'looked-at')
  claimDataDir(dataDir).release()
  const look = join(import.meta.dirname, '../../server/src/ops/is-claimed.ts')
  const code = `import { isClaimed } from ${JSON.stringify(look)}
    const dataDir = ${JSON.stringify(dataDir)}
    isClaimed(dataDir)
    console.log('looks')
    for (;;) isClaimed(dataDir)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code])
  try {
    await once(child.stdout, 'data')
    for (let start = 0; start < 200; start++) claimDataDir(dataDir).release()
  } finally {
    child.kill('SIGKILL')
  }
})

test('ST46: where there is no database, or one that is none, status says so in one line', async () => {
  const nothing = await runCommand(folder, 'status')
  expect(nothing).toEqual({
    code: 1,
    stdout: '',
    stderr: `DATA_DIR holds no database: ${folder}\n`,
  })
  const broken = join(folder, 'broken')
  const made = await startServer({ dataDir: broken })
  await made.kill('SIGTERM')
  writeFileSync(join(broken, 'sedyanka.db'), 'no database at all '.repeat(1_000))
  const refused = await runCommand(broken, 'status')
  expect(refused).toEqual({
    code: 1,
    stdout: '',
    stderr: `${broken} cannot be read: SQLITE_NOTADB\n`,
  })
})
