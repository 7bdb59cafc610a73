/**
 * Finds what no linter's rule names: words in Cyrillic outside the dictionaries, times that nobody asked a clock for, and
 * collections that the page calls by another name.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRenamedCollections } from './renamed-collections.ts'

const sources = '{shared,server,client}/src/**/*.{ts,tsx,css}'
const wordsLiveIn = [
  /^shared\/src\/i18n\//,
  // lists that are data: names of organisations and places, units, the sample board
  /^shared\/src\/reference\//,
  /^shared\/src\/board\/municipalities\.ts$/,
  // what personal data looks like when people type it: patterns that are matched, never shown
  /^shared\/src\/privacy\/personal-data\.ts$/,
]
const comment = /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/gm

/** `file:line: text` of every such line; comments may name a thing in the field's own words. */
export function findStrayWords(root: string): string[] {
  return globSync(sources, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !wordsLiveIn.some((place) => place.test(file)))
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      // a comment gives way to its line breaks, so that the numbers of the lines stay
      const code = text.replace(comment, (found) => found.replace(/[^\n]/g, ''))
      return code
        .split('\n')
        .flatMap((line, index) =>
          /\p{Script=Cyrillic}/u.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
        )
    })
}

/** `file:line: text` of every `new Date()`: it reads the machine's clock past shared/src/time/clocks.ts. */
export function findBareDates(root: string): string[] {
  return globSync(sources, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          /\bDate\(\s*\)|\bnew Date\b(?!\()|\bhrtime\b/.test(line)
            ? [`${file}:${index + 1}: ${line.trim()}`]
            : [],
        ),
    )
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  const bare = findBareDates(root)
  for (const line of bare) console.error(line)
  if (bare.length > 0) {
    console.error(`${bare.length} lines read a clock past shared/src/time/clocks.ts`)
    process.exitCode = 1
  }
  const stray = findStrayWords(root)
  for (const line of stray) console.error(line)
  if (stray.length > 0) {
    console.error(`${stray.length} lines with words that belong in shared/src/i18n`)
    process.exitCode = 1
  }
  const renamed = findRenamedCollections(root)
  for (const line of renamed) console.error(line)
  if (renamed.length > 0) {
    console.error(`${renamed.length} places give a collection another name than its own`)
    process.exitCode = 1
  }
}
