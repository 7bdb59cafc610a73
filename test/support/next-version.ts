import { cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillWorker, shellPlaceholder } from '@sedyanka/client/shell-worker.ts'

const isText = /\.(js|css|html)$/

/**
 * Puts another version of a built client in its place, as an update of the server does: every file under /assets has
 * another name, the old ones are gone, and the page carries `mark` in a meta tag.
 */
export const replaceByNextVersion = (dist: string, mark: string): void => {
  const assets = join(dist, 'assets')
  const names = globSync('*.*', { cwd: assets }).toSorted((a, b) => b.length - a.length)
  const renamed = names.map((name) => [name, name.replace('.', `${mark}.`)] as const)
  for (const [name, next] of renamed) renameSync(join(assets, name), join(assets, next))
  for (const path of globSync('{*,assets/*}.*', { cwd: dist })) {
    if (!isText.test(path)) continue
    const text = readFileSync(join(dist, path), 'utf8')
    writeFileSync(
      join(dist, path),
      renamed.reduce((known, [name, next]) => known.replaceAll(name, next), text),
    )
  }
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  writeFileSync(
    join(dist, 'index.html'),
    page.replace('<title>', `<meta name="version" content="${mark}" /><title>`),
  )
  const worker = readFileSync(join(dist, 'service-worker.js'), 'utf8')
  const list = /\{"version":"[^}]*\}\}/
  if (!list.test(worker)) throw new Error('service-worker.js has no list of files')
  writeFileSync(join(dist, 'service-worker.js'), worker.replace(list, shellPlaceholder))
  fillWorker(dist)
}

/** A copy of the built client that a test may replace. */
export const copyClient = (to: string): void => {
  rmSync(to, { recursive: true, force: true })
  cpSync(join(import.meta.dirname, '../../client/dist'), to, {
    recursive: true,
    // What is compressed could not be changed as text; without it the server sends the files themselves.
    filter: (path) => !/\.(br|gz)$/.test(path),
  })
}
