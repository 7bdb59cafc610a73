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

type NoteList = Extract<NoteBlock, { kind: 'list' }>

/**
 * Lists of the items that say something. Behind an empty item a numbered list begins again with the number that comes
 * next, so that no number stands alone and every other item keeps its own.
 */
const saying = ({ items, ...list }: NoteList): NoteList[] => {
  const says = (item: readonly NoteBlock[]) => item.some(hasWords)
  if (!list.ordered) return items.some(says) ? [{ ...list, items: items.filter(says) }] : []
  const parts: NoteList[] = []
  for (const [index, item] of items.entries()) {
    if (!says(item)) continue
    const isNext = index > 0 && says(items[index - 1] ?? [])
    if (isNext) parts.at(-1)?.items.push(item)
    else parts.push({ ...list, start: list.start + index, items: [item] })
  }
  return parts
}

/** Notes as paper: paragraphs, lists and small headings, with the words as they were written. */
export const layOutNotes = (notes: readonly NoteBlock[]): PaperBlock[] =>
  notes.flatMap((block): PaperBlock[] => {
    switch (block.kind) {
      case 'paragraph':
        return [line('body', ...withAddresses(block.runs))]
      case 'heading':
        return [line('minor', ...withAddresses(block.runs))]
      case 'list':
        return saying(block).map(({ items, ...list }) => ({
          ...list,
          items: items.map(layOutNotes),
        }))
    }
  })
