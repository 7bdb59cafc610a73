import type { PaperTable } from '@sedyanka/shared/minutes/paper.ts'
import {
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { smallText, textWidth, twips } from './docx-style.ts'
import { textRuns } from './docx-text.ts'

const sides = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT } as const

/** A ruled table whose head is repeated on every page and whose rows are not torn apart. */
export const renderTable = ({ columns, rows }: PaperTable): Table => {
  const widths = columns.map(({ width }) => Math.round((textWidth * width) / 100))
  const cell = (text: string, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'EDEDED' } } : {}),
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: isHead ? AlignmentType.CENTER : sides[columns[index]?.align ?? 'left'],
          children: textRuns(text, { size: smallText, ...(isHead ? { bold: true } : {}) }),
        }),
      ],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) => cell(title, index, true)),
  })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    // Word's checker and screen readers look here for the head.
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    margins: {
      marginUnitType: WidthType.DXA,
      top: twips(0.7),
      bottom: twips(0.7),
      left: twips(1.4),
      right: twips(1.4),
    },
    rows: [
      head,
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text, index) => cell(text, index, false)),
          }),
      ),
    ],
  })
}
