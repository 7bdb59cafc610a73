import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { escapeXml } from '../escape-xml.ts'

/** A text as OpenDocument has it: it forgets spaces at a beginning and beside others, and knows no line feed. */
export const odtText = (text: string): string =>
  escapeXml(text)
    .replace(/(^|\n) | (?= )/g, '$1<text:s/>')
    .replaceAll('\n', '<text:line-break/>')
    .replaceAll('\t', '<text:tab/>')

const styleOf = ({ bold, italic }: Run): string | null =>
  bold ? (italic ? 'BoldItalic' : 'Bold') : italic ? 'Italic' : null

/** Runs of the paper as OpenDocument; what leads nowhere safe is plain text. */
export const odtRuns = (runs: readonly Run[]): string =>
  runs
    .map((run) => {
      const style = styleOf(run)
      const words = odtText(run.text)
      const span =
        style === null ? words : `<text:span text:style-name="${style}">${words}</text:span>`
      return run.href !== undefined && isSafeLink(run.href)
        ? `<text:a xlink:type="simple" xlink:href="${escapeXml(run.href)}">${span}</text:a>`
        : span
    })
    .join('')
