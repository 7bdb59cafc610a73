import type { LineLook } from '@sedyanka/shared/minutes/paper.ts'
import { AlignmentType, HeadingLevel, type IParagraphOptions, type IStylesOptions } from 'docx'

/** Twentieths of a point, Word's unit of length. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** A4 portrait, with room for the file's holes at the left. */
export const page = { width: twips(210), height: twips(297) }
export const margins = {
  top: twips(20),
  bottom: twips(20),
  left: twips(25),
  right: twips(20),
  header: twips(10),
  footer: twips(10),
}
export const textWidth = page.width - margins.left - margins.right

/** Ten points, in Word's half points: six columns of names must fit on a portrait page. */
export const smallText = 20

/** The style of the line with the page's number: fields take their size from it. */
export const pageFooter = 'PageFooter'

const locales = { bg: 'bg-BG', en: 'en-GB', uk: 'uk-UA' } as const

const heading = { bold: true, color: '000000', size: 24, font: 'Times New Roman' }

/** Times New Roman 12 throughout; the language decides which dictionary checks the spelling. */
export const documentStyles = (language: keyof typeof locales): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: 'Times New Roman',
        size: 24,
        language: { value: locales[language] },
      },
      paragraph: { spacing: { after: 80 } },
    },
    title: {
      run: { ...heading, size: 28 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 360, after: 120 } },
    },
    heading1: {
      run: heading,
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 320, after: 120 },
        outlineLevel: 0,
      },
    },
    heading2: {
      run: heading,
      paragraph: { spacing: { before: 280, after: 80 }, outlineLevel: 1 },
    },
    heading3: {
      run: heading,
      paragraph: { spacing: { before: 120, after: 60 }, outlineLevel: 2 },
    },
    hyperlink: { run: { color: '000000', underline: {} } },
  },
  paragraphStyles: [
    { id: pageFooter, name: 'Page footer', basedOn: 'Normal', run: { size: smallText } },
  ],
})

/** How each kind of line stands on the page. Headings and labels stay with what follows. */
export const paragraphOf: Record<LineLook, IParagraphOptions> = {
  letterhead: { alignment: AlignmentType.CENTER, spacing: { after: 0 }, keepNext: true },
  registry: { spacing: { before: 240 }, keepNext: true },
  approval: { alignment: AlignmentType.RIGHT, keepNext: true },
  title: { heading: HeadingLevel.TITLE, keepNext: true },
  subtitle: { alignment: AlignmentType.CENTER, spacing: { after: 200 } },
  section: { heading: HeadingLevel.HEADING_1, keepNext: true, keepLines: true },
  annex: { heading: HeadingLevel.HEADING_1, pageBreakBefore: true, keepNext: true },
  item: { heading: HeadingLevel.HEADING_2, keepNext: true, keepLines: true },
  minor: { heading: HeadingLevel.HEADING_3, keepNext: true, keepLines: true },
  label: { keepNext: true },
  // Not justified: its bold beginning would be torn apart.
  decision: { keepLines: true, keepNext: true },
  kept: { alignment: AlignmentType.BOTH, keepNext: true },
  body: { alignment: AlignmentType.BOTH },
}

/** Lines that are bold as a whole; headings have it from their styles. */
export const isBold = (look: LineLook): boolean =>
  look === 'letterhead' || look === 'approval' || look === 'label'
