import { bindSpaces } from '../i18n/typography.ts'
import { cleanText } from './clean-text.ts'
import type { LineLook, PaperBlock, PaperTable } from './paper.ts'
import type { Run } from './rich-text.ts'

/** Clean, and set like an official text: what people type has plain spaces in “№ 11” and “12:00 ч.” */
const set = (text: string): string => bindSpaces(cleanText(text))

/** A stretch of text, set: everything that comes onto the paper comes through here or through `table`. */
export const run = (text: string, look: Omit<Run, 'text'> = {}): Run => ({
  ...look,
  text: set(text),
})

/** One paragraph; a plain string is a run of no particular look. */
export const line = (look: LineLook, ...parts: (string | Run)[]): PaperBlock => ({
  kind: 'line',
  look,
  runs: parts.map((part) => (typeof part === 'string' ? run(part) : run(part.text, part))),
})

/** A line for each paragraph of a text that people wrote into a plain field; none for an empty one. */
export const paragraphs = (text: string): PaperBlock[] =>
  cleanText(text)
    .split('\n')
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => line('body', paragraph.trim()))

/** A table; a column is its title, its width in per cent, and where its cells stand. */
export const table = (
  columns: (readonly [title: string, width: number, align?: 'left' | 'right'])[],
  rows: string[][],
): PaperTable => ({
  kind: 'table',
  columns: columns.map(([title, width, align = 'left']) => ({
    title: set(title),
    width,
    align,
  })),
  rows: rows.map((cells) => cells.map(set)),
})
