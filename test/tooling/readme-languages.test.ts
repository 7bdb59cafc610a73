import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** What a reader copies: the blocks of code without their comments, each with its language. */
const blocks = (text: string): string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language, code = '']) => {
    const lines = code.split('\n').map((line) => line.replace(/(^|\s)# .*$/, '').trimEnd())
    return `${language}\n${lines.filter((line) => line !== '').join('\n')}`
  })
/** Commands, paths and variables within the text. */
const inline = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

/** The one of the source, and the one that lies in a release. */
const pairs = [
  ['README.bg.md', 'README.md'],
  ['deploy/README.bg.md', 'deploy/README.md'],
] as const

test.each(pairs)(
  'TO23: %s has the same commands and configuration, in the same order',
  (bg, en) => {
    const english = blocks(read(en))
    expect(english.length).toBeGreaterThan(4)
    expect(blocks(read(bg))).toEqual(english)
  },
)

test.each(pairs)(
  'TO23: %s names every variable with its default as the English one does',
  (bg, en) => {
    const rows = (text: string) =>
      [...text.matchAll(/^\| (`[A-Z].*?) \|(.*?)\|/gm)].map(([, name = '', value = '']) =>
        [name, value].map((cell) => cell.trim()),
      )
    expect(rows(read(en)).length).toBeGreaterThan(4)
    expect(rows(read(bg))).toEqual(rows(read(en)))
  },
)

test.each(pairs)(
  'TO23: every command within the text of %s stands in the English one too',
  (bg, en) => {
    const english = read(en)
    expect(inline(read(bg)).filter((code) => !english.includes(code))).toEqual([])
  },
)

test('TO23: the two lead to each other, and the Bulgarian one names the guides', () => {
  expect(read('README.md')).toContain('(README.bg.md)')
  expect(read('README.bg.md')).toContain('(README.md)')
  for (const guide of ['facilitator', 'contact'])
    expect(read('README.bg.md')).toContain(`(docs/guide/${guide}.bg.md)`)
})
