import type { LineLook, Paper, PaperBlock } from '@sedyanka/shared/minutes/paper.ts'
import { listNumber } from './list-number.ts'

/** Lines that begin a part: an empty line stands above them. */
const begins: ReadonlySet<LineLook> = new Set([
  'registry',
  'title',
  'section',
  'annex',
  'item',
  'minor',
])

const onOneLine = (text: string): string => text.replaceAll('\n', ' ').trim()
const row = (cells: readonly string[]): string => cells.map(onOneLine).join(' | ')
/** Set in behind what stands before its first line. */
const within = (mark: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? `${mark} ${line}` : line && `  ${line}`))

const linesOf = (block: PaperBlock): string[] => {
  switch (block.kind) {
    case 'line': {
      const lines = block.runs
        .map(({ text }) => text)
        .join('')
        .split('\n')
        .map((line) => line.trim())
      return begins.has(block.look) ? ['', ...lines] : lines
    }
    case 'list':
      return block.items.flatMap((item, index) =>
        within(
          block.ordered ? listNumber(block.start + index, block.numbering) : '•',
          item.flatMap(linesOf),
        ),
      )
    case 'table':
      return [
        row(block.columns.map(({ title }) => title)),
        ...block.rows.map((cells) => `• ${row(cells)}`),
        '',
      ]
    case 'signatures':
      return block.places.flatMap(({ role, hint, organisation }) =>
        ['', role, hint, organisation].filter((line, index) => index === 0 || line !== ''),
      )
  }
}

/** A paper as plain text, to be put into a chat or a letter: a paragraph a line, a row of a table a line. */
export const renderText = ({ marks, blocks }: Paper): string =>
  [...marks, ...(marks.length > 0 ? [''] : []), ...blocks.flatMap(linesOf)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .concat('\n')
