import type {
  LineLook,
  Paper,
  PaperBlock,
  PaperList,
  PaperTable,
} from '@sedyanka/shared/minutes/paper.ts'
import { deepestLevel } from '../deepest-level.ts'
import { namespaces } from './odt-styles.ts'
import { odtRuns, odtText } from './odt-text.ts'

const styleOf: Record<LineLook, string> = {
  letterhead: 'Letterhead',
  registry: 'Registry',
  approval: 'Approval',
  title: 'Title',
  subtitle: 'Subtitle',
  section: 'Heading_20_1',
  annex: 'Annex',
  item: 'Heading_20_2',
  minor: 'Heading_20_3',
  label: 'Label',
  decision: 'Decision',
  kept: 'Kept',
  body: 'Body',
}
/** What the navigator shows. */
const outlineOf: Partial<Record<LineLook, number>> = { section: 1, annex: 1, item: 2, minor: 3 }

const paragraph = (style: string, words: string): string =>
  `<text:p text:style-name="${style}">${words}</text:p>`

const textWidth = 165
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** One style a way of counting; where a list begins is said by its first item. */
const listStyles = (): string =>
  ['bulleted', '1', 'a', 'A', 'i', 'I']
    .map((way) => {
      const levels = ten.map((level) => {
        const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-7mm" fo:margin-left="${1 + 7 * level}mm"/></style:list-level-properties>`
        return way === 'bulleted'
          ? `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level % 2 === 1 ? '•' : '–'}">${place}</text:list-level-style-bullet>`
          : `<text:list-level-style-number text:level="${level}" style:num-format="${way}" style:num-suffix=".">${place}</text:list-level-style-number>`
      })
      return `<text:list-style style:name="List-${way}">${levels.join('')}</text:list-style>`
    })
    .join('')

/** As common styles LibreOffice would pass over them, without a word. */
const cellStyles = (tables: readonly PaperTable[]): string =>
  '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>' +
  '<style:style style:name="Plain" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>' +
  '<style:style style:name="Shaded" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm" fo:background-color="#ededed" style:vertical-align="middle"/></style:style>' +
  `<style:style style:name="Table" style:family="table"><style:table-properties style:width="${textWidth}mm" table:align="left" fo:margin-bottom="10pt"/></style:style>` +
  [...new Set(tables.flatMap(({ columns }) => columns.map(({ width }) => width)))]
    .map(
      (width) =>
        `<style:style style:name="Column-${width}" style:family="table-column"><style:table-column-properties style:column-width="${(textWidth * width) / 100}mm"/></style:style>`,
    )
    .join('')

const tablesIn = (blocks: readonly PaperBlock[]): PaperTable[] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'list' ? block.items.flatMap(tablesIn) : [],
  )

const tableXml = ({ columns, rows }: PaperTable, name: string): string => {
  const row = (cells: readonly string[]) =>
    `<table:table-row table:style-name="Row">${cells.join('')}</table:table-row>`
  const cell = (style: string, words: string) =>
    `<table:table-cell table:style-name="${style}" office:value-type="string">${words}</table:table-cell>`
  const head = columns.map(({ title }) => cell('Shaded', paragraph('Head', odtText(title))))
  const body = rows.map((cells) =>
    row(
      cells.map((text, index) =>
        cell(
          'Plain',
          paragraph(columns[index]?.align === 'right' ? 'Number' : 'Cell', odtText(text)),
        ),
      ),
    ),
  )
  const widths = columns.map(
    ({ width }) => `<table:table-column table:style-name="Column-${width}"/>`,
  )
  return `<table:table table:name="${name}" table:style-name="Table">${widths.join('')}<table:table-header-rows>${row(head)}</table:table-header-rows>${body.join('')}</table:table>`
}

/** `content.xml`: the blocks of a paper. */
export const odtContent = ({ blocks }: Paper): string => {
  let tables = 0
  const listXml = ({ ordered, start, numbering, items }: PaperList, level: number): string => {
    if (level > deepestLevel) return items.map((item) => blocksXml(item, level)).join('')
    const own = items.map((item, index) => {
      const first = ordered && index === 0 ? ` text:start-value="${start}"` : ''
      return `<text:list-item${first}>${blocksXml(item, level + 1)}</text:list-item>`
    })
    const style = ordered ? (numbering ?? '1') : 'bulleted'
    return `<text:list text:style-name="List-${style}">${own.join('')}</text:list>`
  }
  const blocksXml = (list: readonly PaperBlock[], level: number): string =>
    list
      .map((block): string => {
        switch (block.kind) {
          case 'line': {
            const outline = outlineOf[block.look]
            const words = odtRuns(block.runs)
            const style = styleOf[block.look]
            return outline === undefined
              ? paragraph(style, words)
              : `<text:h text:style-name="${style}" text:outline-level="${outline}">${words}</text:h>`
          }
          case 'list':
            return listXml(block, level)
          case 'table':
            return tableXml(block, `Table${++tables}`)
          case 'signatures':
            return block.places
              .map(
                ({ role, hint, organisation }) =>
                  paragraph('Signature', odtText(role)) +
                  paragraph('Signer', odtText(hint)) +
                  (organisation === ''
                    ? ''
                    : paragraph('Signing_20_organisation', odtText(organisation))),
              )
              .join('')
        }
      })
      .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${cellStyles(tablesIn(blocks))}${listStyles()}</office:automatic-styles><office:body><office:text>${blocksXml(blocks, 0)}</office:text></office:body></office:document-content>`
}
