import type { PaperFormat } from '@sedyanka/shared/minutes/formats.ts'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import JSZip from 'jszip'
import { marked } from 'marked'
import { docxParts, paragraphsOf } from './docx-parts.ts'
import { PdfFile } from './pdf-file.ts'
import { wordsOfPdf } from './pdf-words.ts'
import { textsOf } from './sample-documents.ts'

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}
const withoutTags = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

const plainOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes)
const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(from), text.indexOf(to))

/** What anyone who opens the file reads in it, in order. */
export const readPaper: Record<PaperFormat, (bytes: Uint8Array) => Promise<string> | string> = {
  docx: async (bytes) => paragraphsOf((await docxParts(bytes)).get('word/document.xml')).join('\n'),
  pdf: (bytes) => wordsOfPdf(new PdfFile(bytes)),
  odt: async (bytes) => {
    const content =
      (await (await JSZip.loadAsync(bytes)).file('content.xml')?.async('string')) ?? ''
    return withoutTags(between(content, '<office:text>', '</office:text>'))
  },
  html: (bytes) => withoutTags(between(plainOf(bytes), '<main>', '</main>')),
  md: (bytes) => withoutTags(marked.parse(plainOf(bytes), { async: false })),
  txt: plainOf,
  json: (bytes) => {
    const { paper } = JSON.parse(plainOf(bytes)) as { paper: Paper }
    return textsOf(paper.blocks).join('\n')
  },
}

/** Without spaces, and without the places at which a word may be broken. */
export const squeeze = (text: string): string => text.replace(/[\s\u00AD\u200B]+/gu, '')

/** What stands between two texts of a paper: numbers and marks of list items, borders of cells. */
const signs = /^(?:[•–|]|\d+\.|[a-zA-Z]{1,6}\.)*$/

/** The first text of a paper that was not read behind those before it, or what was read besides; null when all is there. */
export const differenceOf = (read: string, paper: Paper): string | null => {
  const all = squeeze(read)
  // Files of pages bear the marks at the head of each, others at their beginning.
  let from = 0
  for (const mark of paper.marks.map(squeeze)) if (all.startsWith(mark, from)) from += mark.length
  for (const text of textsOf(paper.blocks).map(squeeze)) {
    if (text === '') continue
    const at = all.indexOf(text, from)
    if (at < 0) return `missing: ${text}`
    if (!signs.test(all.slice(from, at))) return `besides: ${all.slice(from, at)}`
    from = at + text.length
  }
  return signs.test(all.slice(from)) ? null : `besides: ${all.slice(from)}`
}
