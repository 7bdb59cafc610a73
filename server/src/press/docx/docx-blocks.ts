import type { PaperBlock, PaperList } from '@sedyanka/shared/minutes/paper.ts'
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

/** Blocks of the paper as paragraphs and tables of Word. */
export const renderBlocks = (
  blocks: readonly PaperBlock[],
  counter: ListCounter = { lists: 0 },
): (Paragraph | Table)[] =>
  blocks.flatMap((block, index): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'line':
        // Signatures never stand alone on a page.
        return [
          renderLine(block, blocks[index + 1]?.kind === 'signatures' ? { keepNext: true } : {}),
        ]
      case 'list':
        return renderList(block, 0, counter)
      case 'table':
        // Word would join two tables that touch.
        return [renderTable(block), new Paragraph({ spacing: { after: 120 } })]
      case 'signatures':
        return renderSignatures(block.places)
    }
  })
