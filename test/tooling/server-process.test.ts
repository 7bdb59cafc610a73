import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-programs-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a stand-in for the server that speaks its first lines. */
function writeProgram(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, code)
  return file
}

const listens = writeProgram(
  'listens',
  `import { createServer } from 'node:http'
  import { existsSync, writeFileSync } from 'node:fs'
  const seen = process.env.DATA_DIR + '/seen'
  const isNew = !existsSync(seen)
  writeFileSync(seen, '')
  const server = createServer((_, res) => res.end(process.env.DATA_DIR)).listen(process.env.PORT, () => {
    const url = 'http://127.0.0.1:' + server.address().port
    console.log('Sedyanka listens on ' + url)
    if (isNew) console.log('Set-up link: ' + url + '/setup#abc')
  })
  process.on('SIGTERM', () => process.exit(7))`,
)

test('TO9: a test server says where it listens, and comes back on the same port and data', async () => {
  await using server = await startServer({ program: listens })
  const { url, pid } = server
  expect(server.setupLink).toBe(`${url}/setup#abc`)
  expect(await (await fetch(url)).text()).toBe(server.dataDir)

  await server.restart()
  expect(server.url).toBe(url)
  expect(server.pid).not.toBe(pid)
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(await (await fetch(url)).text()).toBe(server.dataDir)
})

test('TO9: a signal reaches the server, and its exit code comes back', async () => {
  await using server = await startServer({ program: listens })
  expect(await server.kill('SIGTERM')).toBe(7)
  await server.restart()
  expect(await server.kill('SIGKILL')).toBeNull()
})

test('TO9: a server that ends before it listens is an error with all that it said', async () => {
  const program = writeProgram(
    'fails',
    `console.error('PORT must be a number'); process.exitCode = 1`,
  )
  await expect(startServer({ program })).rejects.toThrow(/exit code 1[^]*PORT must be a number/)
})
