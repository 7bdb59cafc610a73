import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Plugin } from 'vite'

const fileName = 'service-worker.js'
/** Not kept: the worker itself, the page for those who have nothing kept yet, and what no page needs. */
const notKept = [fileName, 'meeting.html', 'licences.txt', 'robots.txt']
/** Pictures of the guides: the text does without them, and every phone would fetch those of three languages. */
const isPicture = (path: string): boolean => path.endsWith('.webp')
export const shellPlaceholder = '__SHELL__'

const digest = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('base64')

/** Every file that a page may ask for, as its path on the server with its digest in the form of `integrity`. */
const listShell = (dist: string): Record<string, string> => {
  const paths = globSync('**/*.*', { cwd: dist })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !notKept.includes(path) && !isPicture(path))
    .filter((path) => !/^\.|\.(map|br|gz)$/.test(path))
    .toSorted()
  return Object.fromEntries(
    paths.map((path) => [`/${path}`, `sha256-${digest(readFileSync(join(dist, path)))}`]),
  )
}

/** Writes into a build's service worker which files it is to keep: their digests together are the version's name. */
export const fillWorker = (dist: string): void => {
  const files = listShell(dist)
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
  const worker = readFileSync(join(dist, fileName), 'utf8')
  const filled = worker.replace(shellPlaceholder, () => JSON.stringify({ version, files }))
  if (filled === worker) throw new Error(`${fileName} has no ${shellPlaceholder}`)
  writeFileSync(join(dist, fileName), filled)
}

/**
 * Builds client/worker/service-worker.ts to /service-worker.js, a name that never changes: browsers compare its bytes to
 * find out whether there is a new version. By hand and not by a plugin on top of Workbox: the worker does four things,
 * and which version a page is given must be readable in one place.
 */
export const shellWorker = (): Plugin => ({
  name: 'shell-worker',
  apply: 'build',
  buildStart() {
    this.emitFile({
      type: 'chunk',
      id: join(import.meta.dirname, 'worker/service-worker.ts'),
      fileName,
    })
  },
  // Only now everything is on disk, what stood in public/ too.
  writeBundle: { sequential: true, handler: ({ dir }) => fillWorker(dir ?? '') },
})
