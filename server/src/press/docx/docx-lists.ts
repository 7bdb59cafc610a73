import type { PaperBlock, PaperList } from '@sedyanka/shared/minutes/paper.ts'
import type { Numbering } from '@sedyanka/shared/minutes/rich-text.ts'
import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx'
import { twips } from './docx-style.ts'

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const

const indentOf = (level: number) => ({ left: twips(8 + 7 * level), hanging: twips(7) })

/** Further paragraphs of a list item stand under its first. */
export const insideItem = (level: number) => ({ left: indentOf(level).left })

type Counting = Pick<PaperList, 'ordered' | 'start' | 'numbering'>

const formats: Record<Numbering | '1', (typeof LevelFormat)[keyof typeof LevelFormat]> = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
}

/** The name of the numbering of a list; numbered ones differ by their look and their first number. */
export const numberingOf = ({ ordered, start, numbering }: Counting): string =>
  ordered ? `numbered-${numbering ?? '1'}-from-${start}` : 'bulleted'

const numberedIn = (
  blocks: readonly PaperBlock[],
  found = new Map<string, Counting>(),
): Map<string, Counting> => {
  for (const block of blocks) {
    if (block.kind !== 'list') continue
    if (block.ordered) found.set(numberingOf(block), block)
    for (const item of block.items) numberedIn(item, found)
  }
  return found
}

/** The numberings that the lists of a paper need. */
export const numberingFor = (blocks: readonly PaperBlock[]): INumberingOptions => ({
  config: [
    {
      reference: numberingOf({ ordered: false, start: 1 }),
      levels: levels.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: indentOf(level) } },
      })),
    },
    ...[...numberedIn(blocks)].map(([reference, { start, numbering }]) => ({
      reference,
      levels: levels.map((level) => ({
        level,
        format: formats[numbering ?? '1'],
        start,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: indentOf(level) } },
      })),
    })),
  ],
})
