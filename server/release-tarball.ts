/**
 * Makes `sedyanka-<version>.tar.gz`: what `pack-server` puts together, for machines that have Node and nothing else. Its
 * compiled part that it cannot do without (better-sqlite3) comes for every usual system, so that one file serves them all; what
 * sets PDFs (Typst, 51 MB a system) comes for the one on which it is made.
 * `pnpm release:tarball [--from <packed>] [<directory>]`; `packed`: what `pack-server` made of this checkout. Without a
 * directory the file is put into the current one, with its digest beside it.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pack } from './pack.ts'
import { version } from './src/version.ts'

const name = `sedyanka-${version}`

/** Writes a directory into one file, the same bytes for the same contents. Throws with the words of tar. */
const writeTarball = (packed: string, file: string): void => {
  const words = [
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mtime=@0',
    '--mode=u=rwX,go=rX',
    // What Node compiled on this machine.
    '--exclude=.cache',
    // Names only: where links lead stays as it is.
    `--transform=flags=rhS;s,^\\.,${name},`,
    '--use-compress-program=gzip -n',
    '-cf',
    file,
    '-C',
    packed,
    '.',
  ]
  const { status, stderr, error } = spawnSync('tar', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tar (GNU) failed: ${error?.message ?? stderr.trim()}`)
}

/** What `pack-server` makes, for as long as the work takes. */
const packAnd = (work: (packed: string) => void): void => {
  const packed = mkdtempSync(join(tmpdir(), 'sedyanka-release-'))
  try {
    if (pack(packed) !== 0) throw new Error('The packages could not be installed.')
    work(packed)
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
}

const run = (): void => {
  const { values, positionals } = parseArgs({
    options: { from: { type: 'string' } },
    allowPositionals: true,
  })
  const [folder = '.', ...more] = positionals
  if (more.length > 0)
    throw new Error('Usage: pnpm release:tarball [--from <packed>] [<directory>]')
  const file = join(resolve(folder), `${name}.tar.gz`)
  if (existsSync(file)) throw new Error(`${file} exists. What was released stays as it is.`)
  if (values.from === undefined) packAnd((packed) => writeTarball(packed, file))
  else writeTarball(resolve(values.from), file)
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex')
  writeFileSync(`${file}.sha256`, `${digest}  ${name}.tar.gz\n`)
  console.log(file)
}

try {
  run()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
