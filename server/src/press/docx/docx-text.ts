import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { ExternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx'

type Look = Omit<IRunOptions, 'text' | 'children' | 'break'>

/** Text as runs of Word, with its line breaks. */
export const textRuns = (text: string, look: Look = {}): TextRun[] =>
  text
    .split('\n')
    .map((part, index) => new TextRun({ ...look, text: part, ...(index > 0 ? { break: 1 } : {}) }))

/** Runs of the paper as runs of Word; what leads nowhere safe is plain text. */
export const runChildren = (runs: readonly Run[], look: Look = {}): ParagraphChild[] =>
  runs.flatMap(({ text, bold, italic, href }): ParagraphChild[] => {
    const own: Look = { ...look, ...(bold ? { bold } : {}), ...(italic ? { italics: true } : {}) }
    if (href === undefined || !isSafeLink(href)) return textRuns(text, own)
    const children = textRuns(text, { ...own, style: 'Hyperlink' })
    return [new ExternalHyperlink({ link: href, children })]
  })
