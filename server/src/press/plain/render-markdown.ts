import type { LineLook, Paper, PaperBlock } from '@sedyanka/shared/minutes/paper.ts'
import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { listNumber } from './list-number.ts'

const headings: Partial<Record<LineLook, string>> = {
  title: '#',
  section: '##',
  annex: '##',
  item: '###',
  minor: '####',
}
const boldLooks: ReadonlySet<LineLook> = new Set(['letterhead', 'approval', 'label'])

/** Signs that mean something within a line; at its beginning more do. */
const escape = (text: string): string => text.replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
const escapeStart = (line: string): string =>
  line.replace(/^[+\-=]/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')

/** Words between stars where these are read as marks, which beside spaces and signs they are not; else in an element. */
const wrap = (text: string, mark: '*' | '**', plainly: boolean): string => {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (words === '') return text
  if (plainly && /^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/su.test(words))
    return `${before}${mark}${words}${mark}${after}`
  const element = mark === '*' ? 'em' : 'strong'
  return `${before}<${element}>${words}</${element}>${after}`
}

const runOf = ({ text, bold, italic, href }: Run, plainly: boolean): string => {
  let words = escape(text)
  if (italic) words = wrap(words, '*', plainly)
  if (bold) words = wrap(words, '**', plainly)
  return href !== undefined && isSafeLink(href) && words.trim() !== ''
    ? `[${words}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
    : words
}

/** Stars that touch would be read together. */
const runsOf = (runs: readonly Run[]): string => {
  let line = ''
  for (const run of runs) {
    const next = runOf(run, true)
    line += line.endsWith('*') && next.startsWith('*') ? runOf(run, false) : next
  }
  return line.trim()
}

const cellOf = (text: string): string => escape(text.trim()).replaceAll('\n', '<br>')
const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const lineOf = (look: LineLook, runs: readonly Run[]): string => {
  const heading = headings[look]
  if (heading !== undefined) return `${heading} ${runsOf(runs).replace(/\n+/g, ' ')}`
  const dressed = boldLooks.has(look) ? runs.map((run) => ({ ...run, bold: true as const })) : runs
  return runsOf(dressed)
    .split(/\n+/)
    .map((line) => escapeStart(line.trimStart()))
    .join('\\\n')
}

/** `label`: what the first line of the item says before its own words. */
const itemOf = (marker: string, blocks: readonly PaperBlock[], label = ''): string =>
  blocksOf(blocks)
    .split('\n')
    .map((line, index) =>
      index === 0 ? `${marker} ${label}${line}` : line && `${' '.repeat(marker.length + 1)}${line}`,
    )
    .join('\n')

const blockOf = (block: PaperBlock): string => {
  switch (block.kind) {
    case 'line':
      return lineOf(block.look, block.runs)
    case 'list': {
      const { ordered, start, numbering, items } = block
      // Markdown knows no letters and no Roman numbers: these are words of the item.
      if (ordered && !numbering)
        return items.map((item, index) => itemOf(`${start + index}.`, item)).join('\n')
      return items
        .map((item, index) =>
          itemOf('-', item, ordered ? `${listNumber(start + index, numbering)} ` : ''),
        )
        .join('\n')
    }
    case 'table':
      return [
        rowOf(block.columns.map(({ title }) => cellOf(title))),
        rowOf(block.columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
        ...block.rows.map((cells) => rowOf(cells.map(cellOf))),
      ].join('\n')
    case 'signatures':
      return block.places
        .map(({ role, hint, organisation }) =>
          [wrap(escape(role), '**', true), wrap(escape(hint), '*', true), escape(organisation)]
            .filter((line) => line !== '')
            .map(escapeStart)
            .join('\\\n'),
        )
        .join('\n\n')
  }
}

/** Two lists that follow each other are kept apart by a comment: they would be read as one. */
const blocksOf = (blocks: readonly PaperBlock[]): string =>
  blocks
    .map((block, index) =>
      block.kind === 'list' && blocks[index - 1]?.kind === 'list'
        ? `<!-- -->\n\n${blockOf(block)}`
        : blockOf(block),
    )
    .join('\n\n')

/** A paper as Markdown (CommonMark, with the tables of GitHub's). */
export const renderMarkdown = ({ marks, blocks }: Paper): string =>
  `${[...marks.map((mark) => `> ${escape(mark)}`), blocksOf(blocks)].join('\n\n')}\n`
