import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'

const root = join(import.meta.dirname, '../..')
const parent = mkdtempSync(join(tmpdir(), 'sedyanka-pack-'))
afterAll(() => rmSync(parent, { recursive: true }))

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
}
const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' })
const pack = (target: string) => run(process.execPath, join(root, 'server/pack.ts'), target)
const kilobytesOf = (folder: string): number => Number.parseInt(run('du', '-sk', folder).stdout, 10)
/** The paths that find(1) finds there, without going where links lead. */
const filesIn = (folder: string, ...asked: string[]): string[] =>
  run('find', folder, ...asked)
    .stdout.split('\n')
    .filter(Boolean)

let packed: string | null = null
/** What `pack-server` makes of this checkout, once for all tests. */
const packedServer = (): string => {
  if (packed) return packed
  const target = join(parent, 'sedyanka')
  const { status, stdout, stderr } = pack(target)
  expect(status, stdout + stderr).toBe(0)
  return (packed = target)
}
const makeTarball = (folder: string) =>
  run(process.execPath, join(root, 'server/release-tarball.ts'), '--from', packedServer(), folder)

test('TO24: what a server needs is put into one directory, and runs there without the rest', async () => {
  const target = packedServer()
  expect(kilobytesOf(join(target, 'node_modules'))).toBeLessThan(150_000)
  // Its files are its own: none is one with another place on this machine.
  expect(filesIn(target, '-type', 'f').length).toBeGreaterThan(1_000)
  expect(filesIn(target, '-type', 'f', '-links', '+1')).toEqual([])
  await using server = await startServer({ program: join(target, 'server/src/main.ts') })
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ version })
  expect(await (await fetch(server.url)).text()).toContain('<div id="app"')
})

test('TO24: a directory in which something lies is left as it is', () => {
  writeFileSync(join(parent, 'note'), 'kept')
  const { status, stderr } = pack(parent)
  expect([status, readFileSync(join(parent, 'note'), 'utf8')]).toEqual([1, 'kept'])
  expect(stderr).toContain('not empty')
})

test('TO27: the tarball is unpacked in a clean folder and starts there with Node alone', async () => {
  const folder = join(parent, 'release')
  mkdirSync(folder)
  const made = makeTarball(folder)
  expect([made.status, made.stderr]).toEqual([0, ''])
  const name = `sedyanka-${version}`
  expect(readdirSync(folder).toSorted()).toEqual([`${name}.tar.gz`, `${name}.tar.gz.sha256`])
  const digest = createHash('sha256').update(readFileSync(join(folder, `${name}.tar.gz`)))
  // As `sha256sum -c` reads it.
  expect(readFileSync(join(folder, `${name}.tar.gz.sha256`), 'utf8')).toBe(
    `${digest.digest('hex')}  ${name}.tar.gz\n`,
  )
  // What was released stays as it is.
  expect(makeTarball(folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('exists'),
  })

  const clean = join(parent, 'clean')
  mkdirSync(clean)
  expect(run('tar', '-xzf', join(folder, `${name}.tar.gz`), '-C', clean).status).toBe(0)
  expect(readdirSync(clean)).toEqual([name])
  const home = join(clean, name)
  expect(kilobytesOf(join(home, 'node_modules'))).toBeLessThan(150_000)
  for (const file of ['LICENSE', 'README.md', 'README.bg.md', 'deploy/sedyanka.service'])
    expect(readFileSync(join(home, file), 'utf8').length, file).toBeGreaterThan(500)
  // It needs nothing of this machine: no link leads out of it, …
  const links = filesIn(home, '-type', 'l')
  expect(links.length).toBeGreaterThan(10)
  const leadsOut = (link: string) => !resolve(dirname(link), readlinkSync(link)).startsWith(home)
  expect(links.filter(leadsOut)).toEqual([])
  // … and what only building and testing take is not in it.
  const packages = readdirSync(join(home, 'node_modules/.pnpm')).join('\n')
  expect(packages).toContain('better-sqlite3@')
  expect(packages).not.toMatch(/^(typescript|vite|vitest|playwright-core|node|oxlint)@/m)

  await using server = await startServer({ program: join(home, 'server/src/main.ts') })
  const ready = await fetch(`${server.url}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([200, 'ok'])
  const page = await (await fetch(server.url)).text()
  expect(page).toContain('<div id="app"')
  const [script = ''] = /\/assets\/[^"]+\.js/.exec(page) ?? []
  expect((await fetch(`${server.url}${script}`)).status).toBe(200)
  const { hostname, port } = new URL(server.url)
  const waited = spawnSync(process.execPath, [join(home, 'server/src/cli.ts'), 'wait'], {
    encoding: 'utf8',
    env: { HOST: hostname, PORT: port },
  })
  expect([waited.status, waited.stdout]).toEqual([0, `Answers at ${server.url}\n`])
})
