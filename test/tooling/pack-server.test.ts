import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'

const root = join(import.meta.dirname, '../..')
const parent = mkdtempSync(join(tmpdir(), 'sedyanka-pack-'))
afterAll(() => rmSync(parent, { recursive: true }))

const pack = (target: string) =>
  spawnSync(process.execPath, [join(root, 'server/pack.ts'), target], { encoding: 'utf8' })

test('TO24: what a server needs is put into one directory, and runs there without the rest', async () => {
  const target = join(parent, 'sedyanka')
  const { status, stdout, stderr } = pack(target)
  expect(status, stdout + stderr).toBe(0)
  const kilobytes = spawnSync('du', ['-sk', target], { encoding: 'utf8' }).stdout
  expect(Number.parseInt(kilobytes, 10)).toBeLessThan(150_000)
  const server = await startServer({ program: join(target, 'server/src/main.ts') })
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ version })
    expect(await (await fetch(server.url)).text()).toContain('<div id="app"')
  } finally {
    await server.stop()
  }
})

test('TO24: a directory in which something lies is left as it is', () => {
  writeFileSync(join(parent, 'note'), 'kept')
  const { status, stderr } = pack(parent)
  expect([status, readFileSync(join(parent, 'note'), 'utf8')]).toEqual([1, 'kept'])
  expect(stderr).toContain('not empty')
})
