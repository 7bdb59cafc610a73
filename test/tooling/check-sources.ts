/** Finds words in Cyrillic outside the dictionaries: every word that a person sees comes from them. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = '{shared,server,client}/src/**/*.{ts,tsx,css}'
const wordsLiveIn = [
  /^shared\/src\/i18n\//,
  // lists that are data: names of organisations and places, units, the sample board
  /^shared\/src\/reference\//,
  /^shared\/src\/board\/municipalities\.ts$/,
  // what personal data looks like when people type it: patterns that are matched, never shown
  /^shared\/src\/personal-data\.ts$/,
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

if (import.meta.main) {
  const stray = findStrayWords(join(import.meta.dirname, '../..'))
  for (const line of stray) console.error(line)
  if (stray.length > 0) {
    console.error(`${stray.length} lines with words that belong in shared/src/i18n`)
    process.exitCode = 1
  }
}
