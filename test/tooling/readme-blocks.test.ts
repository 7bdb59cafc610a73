import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@sedyanka/server/config.ts'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'sedyanka-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

const has = (program: string, flag: string): boolean => !spawnSync(program, [flag]).error

/** The block of README in that language, as a reader copies it. */
const block = (language: string): string => {
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (!found) throw new Error(`README has no block of ${language}`)
  return found
}

test('TO1: the systemd unit starts at boot, and systemd finds nothing wrong with it', () => {
  const unit = readFileSync(join(root, 'deploy/sedyanka.service'), 'utf8')
  expect(unit).toContain('[Install]\nWantedBy=multi-user.target')
  if (!has('systemd-analyze', '--version')) return
  const file = join(folder, 'sedyanka.service')
  // The unit is for /opt/sedyanka; the program that it starts is looked for in this checkout.
  writeFileSync(file, unit.replaceAll('/opt/sedyanka', root))
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
  const complaints = `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line.includes('sedyanka.service'))
  expect(complaints).toEqual([])
  // What a program may do that was broken into, from 0 (nothing) to 100 (all); an ordinary service has some 95.
  const judged = spawnSync(
    'systemd-analyze',
    ['security', '--offline=yes', '--threshold=20', file],
    { encoding: 'utf8' },
  )
  expect(judged.status, judged.stdout + judged.stderr).toBe(0)
})

test('TO1: the settings that come with the unit are understood', () => {
  const lines = readFileSync(join(root, 'deploy/sedyanka.env'), 'utf8').split('\n')
  const pairs = lines.filter((line) => line !== '' && !line.startsWith('#'))
  expect(pairs.length).toBeGreaterThan(2)
  const values = Object.fromEntries(pairs.map((line) => line.split('=', 2)))
  expect(parseConfig(values)).toMatchObject({ trustProxy: true, backupDays: null })
  expect(Object.keys(values).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('TO1: README’s Caddy block and the Caddyfile are configurations that Caddy takes', () => {
  const file = join(folder, 'Caddyfile')
  writeFileSync(file, block('caddyfile'))
  if (!has('caddy', 'version')) return
  for (const config of [file, join(root, 'deploy/Caddyfile')]) {
    const { status, stderr } = spawnSync(
      'caddy',
      ['validate', '--adapter', 'caddyfile', '--config', config],
      { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder } },
    )
    expect(status, stderr).toBe(0)
  }
})

test('TO1: README’s nginx block is a whole configuration that nginx takes', () => {
  const site = block('nginx')
  expect(site).toContain('map $http_upgrade $connection_upgrade')
  if (!has('nginx', '-v')) return
  const file = join(folder, 'nginx.conf')
  const around = `pid ${folder}/nginx.pid; error_log stderr; events {}\nhttp { access_log off;\n`
  writeFileSync(file, `${around}${site.replace('listen 80', 'listen 127.0.0.1:8080')}}\n`)
  const { status, stderr } = spawnSync('nginx', ['-t', '-q', '-c', file], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test('TO1: the compose file trusts the proxy that it asks for', () => {
  const compose = readFileSync(join(root, 'compose.yaml'), 'utf8')
  expect(compose).toMatch(/TRUST_PROXY: \$\{TRUST_PROXY:-yes\}/)
  const asked = spawnSync('docker', ['compose', 'version'])
  if (asked.error || asked.status !== 0) return
  execFileSync('docker', ['compose', '-f', join(root, 'compose.yaml'), 'config', '-q'])
})

test.each(['README.md', 'deploy/README.md'])(
  'TO1: %s names every variable that the server reads',
  (file) => {
    const document = readFileSync(join(root, file), 'utf8')
    const config = readFileSync(join(root, 'server/src/config.ts'), 'utf8')
    const names = /const expected = \{([\s\S]*?)\} as const/.exec(config)?.[1] ?? ''
    const variables = [...names.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)
    expect(variables.length).toBeGreaterThan(4)
    for (const name of variables) expect(document).toContain(`\`${name}\``)
  },
)
