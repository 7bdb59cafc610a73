import type { LineLook, PaperBlock, PaperList } from '@sedyanka/shared/minutes/paper.ts'
import { type IParagraphOptions, Paragraph, type Table } from 'docx'
import { deepestLevel } from '../deepest-level.ts'
import { insideItem, numberingOf } from './docx-lists.ts'
import { isBold, paragraphOf } from './docx-style.ts'
import { renderSignatures } from './docx-signatures.ts'
import { renderTable } from './docx-table.ts'
import { runChildren } from './docx-text.ts'

type Line = Extract<PaperBlock, { kind: 'line' }>

const renderLine = ({ look, runs }: Line, place: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...paragraphOf[look],
    ...place,
    children: runChildren(runs, isBold(look) ? { bold: true } : {}),
  })

/** Headings have room above them. */
const beginsPart = (look: LineLook): boolean => 'heading' in paragraphOf[look]

/** Counts the numbered lists of one document: each begins anew. */
export interface ListCounter {
  lists: number
}

const renderList = (
  list: PaperList,
  level: number,
  counter: ListCounter,
): (Paragraph | Table)[] => {
  const numbering = {
    reference: numberingOf(list),
    level: Math.min(level, deepestLevel),
    instance: ++counter.lists,
  }
  return list.items.flatMap(([first, ...rest]) => {
    const inside = { indent: insideItem(numbering.level) }
    const own =
      first?.kind === 'line' ? renderLine(first, { numbering }) : new Paragraph({ numbering })
    const further = first === undefined || first.kind === 'line' ? rest : [first, ...rest]
    return [
      own,
      ...further.flatMap((block) =>
        block.kind === 'list'
          ? renderList(block, level + 1, counter)
          : block.kind === 'line'
            ? [renderLine(block, inside)]
            : [],
      ),
    ]
  })
}

/** Of no height that is seen: Word would join two tables that touch, and wants a paragraph behind the last one. */
const divider = () => new Paragraph({ spacing: { after: 0, line: 20, lineRule: 'exact' } })

/** Blocks of the paper as paragraphs and tables of Word. */
export const renderBlocks = (
  blocks: readonly PaperBlock[],
  counter: ListCounter = { lists: 0 },
): (Paragraph | Table)[] =>
  blocks.flatMap((block, index): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'line': {
        // Signatures never stand alone on a page, and a table has no room of its own below it.
        const isLast = blocks[index + 1]?.kind === 'signatures'
        const isBelow = blocks[index - 1]?.kind === 'table' && !beginsPart(block.look)
        return [
          renderLine(block, {
            ...(isLast ? { keepNext: true } : {}),
            ...(isBelow ? { spacing: { before: 160, after: 80 } } : {}),
          }),
        ]
      }
      case 'list':
        return renderList(block, 0, counter)
      case 'table': {
        const next = blocks[index + 1]
        return [renderTable(block), ...(next && next.kind !== 'table' ? [] : [divider()])]
      }
      case 'signatures':
        return renderSignatures(block.places)
    }
  })
