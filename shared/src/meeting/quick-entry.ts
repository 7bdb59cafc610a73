import { parseDueDate, splitDueDate } from '../i18n/due-date.ts'
import type { Language } from '../i18n/translate.ts'

/** The quick line of an action item: „Списък на местата @РЗИ до петък“, read as people type it. */

export interface NamedOrganisation {
  id: string
  shortName: string
  /** Other names it is known by, e.g. the full one in three languages. */
  names: readonly string[]
}

export interface QuickEntryContext {
  organisations: readonly NamedOrganisation[]
  language: Language
  /** The day it is, `YYYY-MM-DD`. */
  today: string
}

export interface QuickEntry {
  title: string
  responsibleOrgId: string | null
  /** Second and further @organisations. */
  coOrgIds: string[]
  dueDate: string | null
  /** @words that name no organisation, or more than one. */
  unknown: string[]
}

/** Names are compared without case, quotes and doubled spaces: „Мост“, "Мост" and мост are one. */
const plain = (words: string): string =>
  words
    .toLocaleLowerCase('bg')
    .replace(/[„“”"«»'’]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const nobody: ReadonlySet<string> = new Set()

/**
 * Organisations that a typed beginning may mean: those whose name, or a word of it, starts so; best first, and among
 * equals those that are `here` (ids).
 */
export const suggestOrganisations = (
  typed: string,
  organisations: readonly NamedOrganisation[],
  here = nobody,
): NamedOrganisation[] => {
  const wanted = plain(typed)
  const rank = (organisation: NamedOrganisation): number => {
    const names = [organisation.shortName, ...organisation.names].map(plain)
    if (wanted === '') return 0
    if (names.includes(wanted)) return 0
    if (names[0]?.startsWith(wanted)) return 1
    if (names.some((name) => name.startsWith(wanted))) return 2
    if (names.some((name) => name.includes(` ${wanted}`))) return 3
    return 9
  }
  const isAway = (found: { organisation: NamedOrganisation }): number =>
    here.has(found.organisation.id) ? 0 : 1
  return organisations
    .map((organisation) => ({ organisation, rank: rank(organisation) }))
    .filter((found) => found.rank < 9)
    .sort((a, b) => a.rank - b.rank || isAway(a) - isAway(b))
    .map((found) => found.organisation)
}

/** The mention at the start of `words` (which follow an @): the longest full name, else a word that means only one. */
const readMention = (
  words: string[],
  organisations: readonly NamedOrganisation[],
): { id: string | null; length: number } => {
  for (let length = Math.min(words.length, 12); length > 0; length--) {
    const typed = plain(
      words
        .slice(0, length)
        .join(' ')
        .replace(/[,;·]+$/, ''),
    )
    const exact = organisations.filter((organisation) =>
      [organisation.shortName, ...organisation.names].some((name) => plain(name) === typed),
    )
    if (exact.length === 1) return { id: exact[0]?.id ?? null, length }
  }
  const meant = suggestOrganisations((words[0] ?? '').replace(/[,;·]+$/, ''), organisations)
  return { id: meant.length === 1 ? (meant[0]?.id ?? null) : null, length: 1 }
}

const withoutSeparators = (words: string): string => words.replace(/^[\s,;·]+|[\s,;·–-]+$/g, '')

/** A piece that is a date as a whole, or ends in one. */
const readDate = (
  piece: string,
  context: QuickEntryContext,
): { text: string; due: string | null } => {
  const words = withoutSeparators(piece)
  const whole = parseDueDate(words, context.language, context.today)
  return whole === null
    ? splitDueDate(words, context.language, context.today)
    : { text: '', due: whole }
}

/** Reads a quick line. What follows the last @organisation is where a date is looked for first, then the end of the text. */
export const parseQuickEntry = (line: string, context: QuickEntryContext): QuickEntry => {
  const unknown: string[] = []
  const orgIds: string[] = []
  // Pieces of text between mentions: a date is never looked for across a mention.
  const pieces: string[] = []
  const [first, ...mentions] = line.split(/(?:^|[\s,;·(])@(?=\S)/)
  pieces.push(first ?? '')
  for (const mention of mentions) {
    const words = mention.split(/\s+/)
    const { id, length } = readMention(words, context.organisations)
    if (id !== null && !orgIds.includes(id)) orgIds.push(id)
    if (id === null) unknown.push(`@${words[0] ?? ''}`)
    // What is not understood stays in the title: nothing typed disappears.
    pieces.push(id === null ? `@${mention}` : words.slice(length).join(' '))
  }
  let dueDate: string | null = null
  for (let at = pieces.length - 1; at >= 0 && dueDate === null; at--) {
    const { text, due } = readDate(pieces[at] ?? '', context)
    pieces[at] = text
    dueDate = due
  }
  const title = pieces.map(withoutSeparators).filter(Boolean).join(' ')
  return { title, responsibleOrgId: orgIds[0] ?? null, coOrgIds: orgIds.slice(1), dueDate, unknown }
}
