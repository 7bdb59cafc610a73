import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const pages = ['index.html', 'meeting.html']

/** Another one for every other content of a page; '' where there is none: not built, then no page is served either. */
const stampOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.ino}-${found.mtimeMs}-${found.size}` : ''
}

/**
 * The sources of a content security policy that allow those scripts which stand in the client's own pages, and no other:
 * their digests (CSP 3, hash-source). They follow the files, which an update may replace while the server runs; the same
 * array is answered for as long as the files are the same.
 */
export const inlineScripts = (clientDir: string): (() => readonly string[]) => {
  const files = pages.map((page) => join(clientDir, page))
  let stamp = ''
  let sources: readonly string[] = []
  return () => {
    const found = files.map(stampOf)
    if (found.join() === stamp) return sources
    let texts: string[]
    try {
      texts = files
        .filter((_, index) => found[index] !== '')
        .map((file) => readFileSync(file, 'utf8'))
    } catch {
      // It is being replaced just now: the next question finds it.
      return sources
    }
    stamp = found.join()
    const scripts = texts.flatMap((text) =>
      [...text.matchAll(/<script>([^]*?)<\/script>/g)].map(([, code = '']) => code),
    )
    sources = [...new Set(scripts)].map(
      (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
    )
    return sources
  }
}
