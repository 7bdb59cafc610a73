/**
 * Puts what a server needs to run into one directory: the built page, the server's sources and its packages, a seventh of
 * what building takes. `pnpm pack-server <directory>`; it runs there with any Node from 24 on, without pnpm.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const parts = [
  'LICENSE',
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
const pack = (target: string): number => {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Error(`${target} is not empty. Name a new directory: the old one is the way back.`)
  for (const part of parts) {
    mkdirSync(dirname(join(target, part)), { recursive: true })
    cpSync(join(root, part), join(target, part), { recursive: true })
  }
  const words = [
    '--frozen-lockfile',
    '--prod',
    '--prefer-offline',
    '--filter',
    '@sedyanka/server...',
  ]
  return (
    spawnSync('npx', ['pnpm', 'install', ...words], { cwd: target, stdio: 'inherit' }).status ?? 1
  )
}

const [target, ...more] = process.argv.slice(2)
if (target === undefined || more.length > 0) {
  console.error('Usage: pnpm pack-server <directory>')
  process.exitCode = 1
} else
  try {
    process.exitCode = pack(resolve(target))
    if (process.exitCode === 0)
      console.log(`Start it there with: node server/src/main.ts (${resolve(target)})`)
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
