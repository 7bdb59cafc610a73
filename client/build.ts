/** Builds client/dist when what it is made of has changed since the last build; `--force` builds always. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'client/dist')
const stamp = join(dist, '.vite/made-of')
const sources = [
  '{client,shared}/{src,public}/**/*.*',
  '{client,shared}/package.json',
  'client/worker/*',
  'docs/guide/**/*.*',
  'client/index.html',
  'client/*.ts',
  'vite.config.ts',
  'pnpm-lock.yaml',
]

/** A digest of every source's path and bytes: file times lie after a checkout, contents do not. */
function digestSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Builds beside the old files and swaps, so that a build that fails leaves the old client whole. */
async function buildClient(madeOf: string): Promise<void> {
  const { build } = await import('vite')
  const fresh = join(root, 'node_modules/.cache', `client-${process.pid}`)
  try {
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh },
    })
    mkdirSync(join(fresh, '.vite'), { recursive: true })
    writeFileSync(join(fresh, '.vite/made-of'), madeOf)
    rmSync(dist, { recursive: true, force: true })
    renameSync(fresh, dist)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

const madeOf = digestSources()
const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === madeOf
if (!isFresh || process.argv.includes('--force'))
  await buildClient(madeOf).catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
