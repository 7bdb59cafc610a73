import type { PaperBlock } from './paper.ts'
import { line } from './paper-parts.ts'
import type { NoteBlock } from './rich-text.ts'

/** Notes as paper: paragraphs, lists and small headings, with the words as they were written. */
export const layOutNotes = (notes: readonly NoteBlock[]): PaperBlock[] =>
  notes.map((block): PaperBlock => {
    switch (block.kind) {
      case 'paragraph':
        return line('body', ...block.runs)
      case 'heading':
        return line('minor', ...block.runs)
      case 'list':
        return {
          kind: 'list',
          ordered: block.ordered,
          start: block.start,
          ...(block.numbering ? { numbering: block.numbering } : {}),
          items: block.items.map(layOutNotes),
        }
    }
  })
