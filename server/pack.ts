/**
 * Puts what a server needs to run into one directory: the built page, the server's sources and its packages, a fifth of
 * what building takes. `pnpm pack-server <directory>`; it runs there with any Node from 24 on, without pnpm.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { prune } from './prune.ts'

const root = join(import.meta.dirname, '..')
/** From the checkout, and under which name where that is another one. */
const parts: (string | [string, string])[] = [
  'LICENSE',
  'CHANGELOG.md',
  ['deploy/README.md', 'README.md'],
  ['deploy/README.bg.md', 'README.bg.md'],
  'deploy/sedyanka.service',
  'deploy/sedyanka.env',
  'deploy/Caddyfile',
  'docs/upgrade.md',
  'docs/grafana.json',
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  '.npmrc',
  'shared/package.json',
  'server/package.json',
  'client/package.json',
  'test/package.json',
  'shared/src',
  'server/src',
  'client/dist',
]

/** Copies the parts and installs their packages; the exit code of the installation. Throws when something lies there already. */
export const pack = (target: string): number => {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Error(`${target} is not empty. Name a new directory: the old one is the way back.`)
  for (const part of parts) {
    const [from, to] = typeof part === 'string' ? [part, part] : part
    mkdirSync(dirname(join(target, to)), { recursive: true })
    cpSync(join(root, from), join(target, to), { recursive: true })
  }
  const words = [
    'pnpm',
    'install',
    '--frozen-lockfile',
    '--prod',
    '--prefer-offline',
    // Not one file with the store of this machine: whatever becomes of that must not change a server.
    '--package-import-method=copy',
    '--filter',
    '@sedyanka/server...',
  ]
  const { status } = spawnSync('npx', words, { cwd: target, stdio: 'inherit' })
  if (status === 0) prune(target)
  return status ?? 1
}

const run = ([target, ...more]: string[]): number => {
  if (target === undefined || more.length > 0)
    throw new Error('Usage: pnpm pack-server <directory>')
  const code = pack(resolve(target))
  if (code === 0) console.log(`Start it there with: node server/src/main.ts (${resolve(target)})`)
  return code
}

if (import.meta.main)
  try {
    process.exitCode = run(process.argv.slice(2))
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
