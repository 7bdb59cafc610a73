import { splitDay } from '@sedyanka/shared/i18n/calendar.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import type { LineLook, Paper, PaperBlock, SignaturePlace } from '@sedyanka/shared/minutes/paper.ts'
import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { deepestLevel } from '../deepest-level.ts'
import { breakableInCell } from './printable.ts'

/** What the template is given: a paper whose every text can be printed, as plain values. */
export interface TypstData {
  title: string
  subject: string
  creator: string
  date: { year: number; month: number; day: number }
  language: Language
  region: string
  marks: string[]
  footer: string[]
  blocks: TypstBlock[]
}
type TypstBlock =
  /** `whole`: may not be torn apart, since it has room on a page. */
  | { kind: 'line'; look: LineLook; whole: boolean; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; numbering: string; items: TypstBlock[][] }
  | {
      kind: 'table'
      columns: { title: string; width: number; align: 'left' | 'right' }[]
      rows: { whole: boolean; cells: string[] }[]
    }
  | { kind: 'signatures'; places: SignaturePlace[] }

/** Characters of a row or a decision that surely has room on one page. What has none and may not be torn is cut off. */
const fitsOnPage = 1_500

const regions: Record<Language, string> = { bg: 'BG', en: 'GB', uk: 'UA' }

/** An address as a URI, in which every letter is of ASCII. */
const addressOf = (href: string): string | null => {
  if (!isSafeLink(href)) return null
  try {
    return new URL(href).href
  } catch {
    return null
  }
}

const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((sum, { length }) => sum + length, 0)

/** `set` is what makes a text printable. Lists within lists end at the ninth, as in Word: each more costs twice the time. */
export const typstDataOf = (paper: Paper, set: (text: string) => string): TypstData => {
  const runsOf = (runs: readonly Run[]): Run[] =>
    runs.map(({ text, bold, italic, href }) => {
      const address = href === undefined ? null : addressOf(href)
      return {
        text: set(text),
        ...(bold ? { bold } : {}),
        ...(italic ? { italic } : {}),
        ...(address === null ? {} : { href: address }),
      }
    })
  const itemOf = (blocks: readonly PaperBlock[], level: number): TypstBlock[] =>
    blocks.flatMap((block) => blockOf(block, level))
  const blockOf = (block: PaperBlock, level: number): TypstBlock[] => {
    switch (block.kind) {
      case 'line': {
        const runs = runsOf(block.runs)
        const whole = lengthOf(runs.map(({ text }) => text)) < fitsOnPage
        return [{ kind: 'line', look: block.look, whole, runs }]
      }
      case 'list': {
        const { ordered, start, numbering = '1' } = block
        // What stands deeper is told by blocks that follow each other in the item of the ninth list.
        if (level > deepestLevel) return block.items.flatMap((item) => itemOf(item, level))
        const items = block.items.map((item) => itemOf(item, level + 1))
        return [{ kind: 'list', ordered, start, numbering, items }]
      }
      case 'table': {
        const rows = block.rows.map((cells) => ({
          whole: lengthOf(cells) < fitsOnPage,
          cells: cells.map((cell) => breakableInCell(set(cell))),
        }))
        const columns = block.columns.map((column) => ({ ...column, title: set(column.title) }))
        return [{ kind: 'table', columns, rows }]
      }
      case 'signatures':
        return [
          {
            kind: 'signatures',
            places: block.places.map(({ role, hint, organisation }) => ({
              role: set(role),
              hint: set(hint),
              organisation: set(organisation),
            })),
          },
        ]
    }
  }
  const { year, month, date } = splitDay(paper.date)
  return {
    title: set(paper.title),
    subject: set(paper.subject),
    creator: set(paper.creator),
    date: { year, month, day: date },
    language: paper.language,
    region: regions[paper.language],
    marks: paper.marks.map(set),
    footer: paper.footer.map(set),
    blocks: itemOf(paper.blocks, 0),
  }
}
