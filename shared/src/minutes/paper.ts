import type { Language } from '../i18n/translate.ts'
import type { Numbering, Run } from './rich-text.ts'

/**
 * The minutes set in words, ready to be put on paper: blocks in their order, every text final and clean. Every kind of file
 * and the page print the same blocks, so that they cannot say different things.
 */
export interface Paper {
  language: Language
  /** For the document's properties and the window. */
  title: string
  /** For the document's properties: which meeting it was, what made the document, and its date, which is the meeting's. */
  subject: string
  creator: string
  date: string
  /** What must be seen on every page: draft, unofficial translation, sample data. */
  marks: string[]
  /** Around the page's number and the number of pages: “стр. X от Y”. */
  footer: [before: string, between: string, after: string]
  blocks: PaperBlock[]
}

export type PaperBlock =
  | { kind: 'line'; look: LineLook; runs: Run[] }
  | PaperList
  | PaperTable
  | { kind: 'signatures'; places: SignaturePlace[] }

/**
 * `letterhead`, `title` and `section` are centred and bold, `annex` is a `section` on a new page, `subtitle` is centred,
 * `approval` stands at the right margin; `item` and `minor` are headings of an agenda item and within notes. A `label`
 * stays with what it introduces, a `decision` with the line that says how it was taken, a `kept` line of text with the next one.
 */
export type LineLook =
  | 'letterhead'
  | 'registry'
  | 'approval'
  | 'title'
  | 'subtitle'
  | 'section'
  | 'annex'
  | 'item'
  | 'minor'
  | 'label'
  | 'decision'
  | 'kept'
  | 'body'

export interface PaperList {
  kind: 'list'
  ordered: boolean
  /** Number of the first item. */
  start: number
  numbering?: Numbering
  items: PaperBlock[][]
}

export interface PaperTable {
  kind: 'table'
  columns: PaperColumn[]
  /** As many cells as columns. A `\n` is a line break. */
  rows: string[][]
}

export interface PaperColumn {
  title: string
  /** Share of the table's width, in per cent. */
  width: number
  align: 'left' | 'right'
}

export interface SignaturePlace {
  /** Whose signature, with the dots to sign on. */
  role: string
  /** Who signs, by name and position; where nobody was named, what to write there. */
  hint: string
  /** The organisation that signs; '' when none was named. */
  organisation: string
}
