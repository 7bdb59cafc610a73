import type { PaperBlock } from './paper.ts'
import { line } from './paper-parts.ts'
import { hasWords, type NoteBlock, type Run } from './rich-text.ts'

/** An address as it is read: without what says how to open it. */
const readable = (href: string): string =>
  href.replace(/^(https?:\/\/|mailto:)/, '').replace(/\/$/, '')

/** On paper nobody can press: behind the words of a link stands where it leads, unless they say so themselves. */
const withAddresses = (runs: readonly Run[]): Run[] =>
  runs.flatMap((run, index) => {
    if (run.href === undefined || runs[index + 1]?.href === run.href) return [run]
    const { href } = run
    let first = index
    while (runs[first - 1]?.href === href) first--
    const words = runs
      .slice(first, index + 1)
      .map(({ text }) => text)
      .join('')
    return words.includes(readable(href)) ? [run] : [run, { text: ` (${readable(href)})` }]
  })

/**
 * Items that say something. Of a numbered list only empty ones at its end go, so that every other keeps its number; of one
 * with bullets all.
 */
const saying = ({ ordered, items }: Extract<NoteBlock, { kind: 'list' }>): NoteBlock[][] => {
  const says = (item: readonly NoteBlock[]) => item.some(hasWords)
  return ordered ? items.slice(0, items.findLastIndex(says) + 1) : items.filter(says)
}

/** Notes as paper: paragraphs, lists and small headings, with the words as they were written. */
export const layOutNotes = (notes: readonly NoteBlock[]): PaperBlock[] =>
  notes.flatMap((block): PaperBlock[] => {
    switch (block.kind) {
      case 'paragraph':
        return [line('body', ...withAddresses(block.runs))]
      case 'heading':
        return [line('minor', ...withAddresses(block.runs))]
      case 'list': {
        const items = saying(block)
        if (items.length === 0) return []
        return [
          {
            kind: 'list',
            ordered: block.ordered,
            start: block.start,
            ...(block.numbering ? { numbering: block.numbering } : {}),
            items: items.map(layOutNotes),
          },
        ]
      }
    }
  })
