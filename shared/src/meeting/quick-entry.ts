import type { Language } from '../i18n/translate.ts'
import { endsBelonging, onlyAnd, responsibleLabel } from '../i18n/quick-words.ts'
import { readDueDate } from '../i18n/read-due-date.ts'
import {
  findDueAtEnd,
  findDueAtStart,
  findDueInside,
  type FoundDue,
} from '../i18n/split-due-date.ts'
import type { OrganisationId } from '../ids.ts'
import type { NamedOrganisation } from './organisation-names.ts'
import { readMention } from './read-mention.ts'

/** The quick line of an action item: “Списък на местата @РЗИ до петък”, read as people type it. */

export interface QuickEntryContext {
  organisations: readonly NamedOrganisation[]
  language: Language
  /** The day it is, `YYYY-MM-DD`. */
  today: string
  /** Words that are no due date though they look like one: the writer said so. */
  literal?: string | null
}

export interface QuickEntry {
  title: string
  responsibleOrgId: OrganisationId | null
  /** Second and further @organisations. */
  coOrgIds: OrganisationId[]
  dueDate: string | null
  /** @words that name no organisation, or more than one. */
  unknown: string[]
}

/** A quick line with how sure its reading is. */
export interface QuickReading extends QuickEntry {
  /** Of `unknown`, those that several organisations may mean. */
  ambiguous: string[]
  /** The words that were read as the due date; null without one. */
  dueWords: string | null
  /** The words may mean something else than the due date. */
  isDueSure: boolean
}

const trimmed = (words: string): string =>
  words.replace(/^(?:[\s,;·:/|]|\+\s)+|[\s,;·:/|+–-]+$/g, '')

/** A piece that is a date as a whole, ends in one or begins with one. */
const readDate = (piece: string, context: QuickEntryContext): FoundDue | null => {
  const words = trimmed(piece).replace(/^[)\].!?]+\s*/, '')
  const found = [
    () => {
      const reading = readDueDate(words, context.language, context.today)
      return reading && { text: '', day: reading.day, words, isSure: true }
    },
    () => findDueAtEnd(words, context),
    () => findDueAtStart(words, context),
    () => findDueInside(words, context),
  ]
  for (const find of found) {
    const due = find()
    if (due) return due.words === context.literal ? null : due
  }
  return null
}

interface Piece {
  text: string
  /** It stands behind an organisation that was understood. */
  isBehind: boolean
  /** The name of that organisation stays in the title: “становище от РЗИ”. */
  isInSentence: boolean
}

/** Takes away brackets and quotes around pieces that hold nothing but names: “Списък (@РЗИ, @РУО) до петък”. */
const dropBrackets = (pieces: readonly Piece[]): void => {
  let open: Piece | null = null
  for (const [at, piece] of pieces.entries()) {
    if (open && piece.isBehind && /^\s*[)“”"»]/.test(piece.text)) {
      open.text = open.text.replace(/[(„“"«]\s*$/, '')
      piece.text = piece.text.replace(/^\s*[)“”"»]/, '')
      open = null
    }
    if (/[(„“"«]\s*$/.test(piece.text)) open = piece
    else if (at > 0 && !onlyAnd.test(piece.text)) open = null
  }
}

/** A mark at the end of a name is no mark of the title. */
const join = (pieces: readonly Piece[]): string => {
  let title = ''
  for (const { text, isBehind } of pieces) {
    let next = text
    if (isBehind) {
      next = next.replace(/^\s*[.,;:!?·/|+–—-]+(?=\s|$)/, '')
      // “@РЗИ и @РУО”
      if (onlyAnd.test(next)) next = ''
    }
    title = [trimmed(title), trimmed(next)].filter(Boolean).join(' ')
  }
  return title.replace(/\s+([.,;:!?)])/g, '$1')
}

/** Reads a quick line. What follows the last @organisation is where a date is looked for first, then the end of the text. */
export const readQuickEntry = (line: string, context: QuickEntryContext): QuickReading => {
  const unknown: string[] = []
  const ambiguous: string[] = []
  const orgIds: OrganisationId[] = []
  // Pieces of text between mentions: a date is never looked for across a mention.
  const pieces: Piece[] = []
  const [first = '', ...mentions] = line.split(/(?<=^|[\s,;·:(„"“/|+–-])@(?=\S)/)
  pieces.push({ text: first, isBehind: false, isInSentence: false })
  for (const mention of mentions) {
    const { id, isAmbiguous, name, rest } = readMention(mention, context.organisations)
    const before = pieces.at(-1)
    if (id === null) {
      unknown.push(`@${name}`)
      if (isAmbiguous) ambiguous.push(`@${name}`)
      // What is not understood stays in the title: nothing typed disappears.
      pieces.push({ text: `@${name}${rest}`, isBehind: false, isInSentence: false })
      continue
    }
    if (!orgIds.includes(id)) orgIds.push(id)
    const isPart =
      before !== undefined && before.text.trim() !== '' && endsBelonging.test(before.text)
    const isListed = before?.isBehind === true && onlyAnd.test(before.text)
    if (before) before.text = before.text.replace(responsibleLabel, '')
    const isInSentence = isListed ? before.isInSentence : isPart
    if (isInSentence && before) before.text = `${before.text.trimEnd()} ${name}`
    pieces.push({ text: rest, isBehind: true, isInSentence })
  }
  dropBrackets(pieces)
  let due: FoundDue | null = null
  for (let at = pieces.length - 1; at >= 0 && !due; at--) {
    const piece = pieces[at]
    if (!piece) continue
    due = readDate(piece.text, context)
    if (due) piece.text = due.text
  }
  // “(срок 1.12., отг. @РЗИ)”
  dropBrackets(pieces)
  return {
    title: join(pieces),
    responsibleOrgId: orgIds[0] ?? null,
    coOrgIds: orgIds.slice(1),
    dueDate: due?.day ?? null,
    unknown,
    ambiguous,
    dueWords: due?.words ?? null,
    isDueSure: due?.isSure ?? true,
  }
}

/** Reads a quick line; only what becomes of it. */
export const parseQuickEntry = (line: string, context: QuickEntryContext): QuickEntry => {
  const { title, responsibleOrgId, coOrgIds, dueDate, unknown } = readQuickEntry(line, context)
  return { title, responsibleOrgId, coOrgIds, dueDate, unknown }
}

export { type NamedOrganisation, suggestOrganisations } from './organisation-names.ts'
