import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  Paragraph,
  SimpleField,
  TextRun,
} from 'docx'
import { renderBlocks } from './docx-blocks.ts'
import { numberingFor } from './docx-lists.ts'
import { coreProperties } from './docx-properties.ts'
import { documentStyles, margins, page, pageFooter, smallText } from './docx-style.ts'

const headerOf = ({ marks }: Paper): Header =>
  new Header({
    children: marks.map(
      (mark, index) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { after: index === marks.length - 1 ? 160 : 0 },
          children: [new TextRun({ text: mark, size: smallText, bold: index === 0 })],
        }),
    ),
  })

const footerOf = ({ footer: [before, between, after] }: Paper): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: pageFooter,
        alignment: AlignmentType.CENTER,
        // With a result in them: what shows the file without counting pages has words to show.
        children: [
          new TextRun(before),
          new SimpleField('PAGE', '1'),
          new TextRun(between),
          new SimpleField('NUMPAGES', '…'),
          new TextRun(after),
        ],
      }),
    ],
  })

/**
 * Renders a paper as a Word document (the bytes of a .docx): A4 portrait, Times New Roman 12, on every page the marks of
 * the paper above and “стр. X от Y” below.
 */
export const renderDocx = async (paper: Paper): Promise<Uint8Array<ArrayBuffer>> => {
  const document = new Document({
    styles: documentStyles(paper.language),
    numbering: numberingFor(paper.blocks),
    sections: [
      {
        properties: { page: { size: page, margin: margins } },
        ...(paper.marks.length > 0 ? { headers: { default: headerOf(paper) } } : {}),
        footers: { default: footerOf(paper) },
        children: renderBlocks(paper.blocks),
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document, undefined, [coreProperties(paper)]))
}
