import type { PaperBlock } from '@sedyanka/shared/minutes/paper.ts'
import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx'
import { twips } from './docx-style.ts'

/** Word knows nine levels; what is nested deeper stands at the ninth. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
export const deepestLevel = 8

const indentOf = (level: number) => ({ left: twips(8 + 7 * level), hanging: twips(7) })

/** Further paragraphs of a list item stand under its first. */
export const insideItem = (level: number) => ({ left: indentOf(level).left })

/** The name of the numbering of a list; numbered ones differ by their first number. */
export const numberingOf = (ordered: boolean, start: number): string =>
  ordered ? `numbered-from-${start}` : 'bulleted'

const startsIn = (blocks: readonly PaperBlock[], found: Set<number>): Set<number> => {
  for (const block of blocks) {
    if (block.kind !== 'list') continue
    if (block.ordered) found.add(block.start)
    for (const item of block.items) startsIn(item, found)
  }
  return found
}

/** The numberings that the lists of a paper need. */
export const numberingFor = (blocks: readonly PaperBlock[]): INumberingOptions => ({
  config: [
    {
      reference: numberingOf(false, 1),
      levels: levels.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: indentOf(level) } },
      })),
    },
    ...[...startsIn(blocks, new Set())].map((start) => ({
      reference: numberingOf(true, start),
      levels: levels.map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        start,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: indentOf(level) } },
      })),
    })),
  ],
})
