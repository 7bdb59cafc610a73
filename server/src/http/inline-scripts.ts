import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const pages = ['index.html', 'meeting.html']

const readPage = (clientDir: string, page: string): string => {
  try {
    return readFileSync(join(clientDir, page), 'utf8')
  } catch {
    // Not built: then no page is served either.
    return ''
  }
}

/**
 * The sources of a content security policy that allow those scripts which stand in the client's own pages, and no other:
 * their digests (CSP 3, hash-source).
 */
export const inlineScripts = (clientDir: string): string[] => {
  const scripts = pages.flatMap((page) =>
    [...readPage(clientDir, page).matchAll(/<script>([^]*?)<\/script>/g)].map(
      ([, code = '']) => code,
    ),
  )
  return [...new Set(scripts)].map(
    (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
}
