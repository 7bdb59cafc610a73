import { setQuotes } from '../i18n/quotes.ts'
import type { Language } from '../i18n/translate.ts'
import type { PaperBlock } from './paper.ts'

/** Official setting of whole paragraphs: a quotation may begin in a bold stretch and end behind it. */
export const setBlocks = (blocks: readonly PaperBlock[], language: Language): PaperBlock[] => {
  const setText = (text: string) => setQuotes([text], language)[0] ?? ''
  return blocks.map((block): PaperBlock => {
    switch (block.kind) {
      case 'line': {
        const texts = setQuotes(
          block.runs.map(({ text }) => text),
          language,
        )
        return {
          ...block,
          runs: block.runs.map((run, index) => ({ ...run, text: texts[index] ?? run.text })),
        }
      }
      case 'list':
        return { ...block, items: block.items.map((item) => setBlocks(item, language)) }
      case 'table':
        return {
          ...block,
          columns: block.columns.map((column) => ({ ...column, title: setText(column.title) })),
          rows: block.rows.map((cells) => cells.map(setText)),
        }
      case 'signatures':
        return block
    }
  })
}
