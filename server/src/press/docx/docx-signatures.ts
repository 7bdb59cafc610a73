import type { SignaturePlace } from '@sedyanka/shared/minutes/paper.ts'
import { Paragraph } from 'docx'
import { smallText } from './docx-style.ts'
import { textRuns } from './docx-text.ts'

/** Places to sign, one under the other and never torn apart: role and dots, what to write below, the organisation. */
export const renderSignatures = (places: readonly SignaturePlace[]): Paragraph[] =>
  places.flatMap(({ role, hint, organisation }, index) => [
    new Paragraph({
      keepNext: true,
      spacing: { before: 480, after: 0 },
      children: textRuns(role, { bold: true }),
    }),
    new Paragraph({
      keepNext: true,
      spacing: { after: 0 },
      children: textRuns(hint, { size: smallText, italics: true }),
    }),
    ...(organisation === ''
      ? []
      : [
          new Paragraph({
            keepNext: index < places.length - 1,
            children: textRuns(organisation, { size: smallText }),
          }),
        ]),
  ])
