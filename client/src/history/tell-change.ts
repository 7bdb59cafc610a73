import { type HistoryEntry, isErased } from '@sedyanka/shared/wire/history.ts'
import type { HistoryDictionary } from '@sedyanka/shared/i18n/history-bg.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { collectionOf } from '@sedyanka/shared/schema.ts'
import type { I18n } from '../i18n.tsx'
import type { Names } from '../rows/create-names.ts'
import type { HistoryTranslate } from './history-words.ts'

/** One field of a change, in words: the former and the new value, or how much was written. */
export interface ToldField {
  label: string
  before: string
  after: string
  /** Only what happened, as of texts; '' where there are values. */
  what: string
}

interface Teller {
  say: HistoryTranslate
  i18n: Pick<I18n, 't' | 'formatDate' | 'dayOf'>
  names: Names
}

type Words = (value: unknown, teller: Teller, collection: string) => string

const plain: Words = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
const day: Words = (value, { i18n }) => i18n.formatDate(String(value))
const moment: Words = (value, { i18n }) => i18n.formatDate(i18n.dayOf(Number(value)))
const organisation: Words = (value, { names }) =>
  names.organisation(String(value) as OrganisationId)
const wordOr = (key: string, value: unknown, { i18n }: Teller): string => {
  const words = i18n.t(key as MessageKey)
  return words === key ? String(value) : words
}
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** How the value of a field is told. Fields that are not here are bookkeeping, and are not told. */
const fields: Record<string, Words> = {
  title: plain,
  text: plain,
  noteText: plain,
  status: (value, teller, collection) =>
    wordOr(`status.${collectionOf(collection)?.states}.${String(value)}`, value, teller),
  responsibleOrgId: organisation,
  presenterOrgId: organisation,
  coOrgIds: (value, teller, collection) =>
    (Array.isArray(value) ? value : [])
      .map((id) => organisation(id, teller, collection))
      .join(', '),
  dueDate: day,
  requestedDueDate: day,
  neededFrom: day,
  availableFrom: day,
  validUntil: day,
  withdrawnAt: moment,
  blockedReason: plain,
  declineReason: plain,
  requestReason: plain,
  dueAnswer: (value, teller) => wordOr(`actions.date${upper(String(value))}`, value, teller),
  number: plain,
  sector: (value, { names }) => names.sector(String(value)),
  quantity: plain,
  unit: (value, { names }) => names.unit(String(value)),
  municipality: (value, { names }) => names.municipality(String(value)),
  urgency: (value, teller) => wordOr(`needs.urgency${upper(String(value))}`, value, teller),
  peopleInNeed: plain,
  note: plain,
  conditions: plain,
  minutes: plain,
  usedSeconds: (value) => String(Math.round(Number(value) / 60)),
  order: () => '',
  method: (value, teller) =>
    wordOr(value === 'vote' ? 'decisions.vote' : 'decisions.byConsensusShort', value, teller),
  counted: (value) => {
    const votes = value as Record<string, number>
    return ['for', 'against', 'abstained'].map((choice) => votes[choice] ?? 0).join(' : ')
  },
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * What a change did, field by field, in the words of the page. What was erased from the record is told as that; a field of
 * bookkeeping is left out.
 */
export const tellChange = (
  change: Pick<HistoryEntry, 'kind' | 'values' | 'texts'>,
  collection: string,
  teller: Teller,
): ToldField[] => {
  const { say } = teller
  const labelOf = (field: string) => say(`history.field.${field}` as keyof HistoryDictionary)
  const told: ToldField[] = []
  for (const [field, [before, after]] of Object.entries(change.values)) {
    const words = fields[field]
    if (!words) continue
    const label = labelOf(field)
    if (isErased(before) && isErased(after)) {
      told.push({ label, before: '', after: '', what: say('history.hidden') })
      continue
    }
    if (change.kind === 'created' && isEmpty(after)) continue
    const tell = (value: unknown) =>
      isErased(value)
        ? say('history.hidden')
        : isEmpty(value)
          ? say('history.none')
          : words(value, teller, collection)
    const isNew = change.kind === 'created'
    told.push({ label, before: isNew ? '' : tell(before), after: tell(after), what: '' })
  }
  for (const [field, [added, removed]] of Object.entries(change.texts)) {
    if (!fields[field]) continue
    const what =
      added === 0 && removed === 0
        ? say('history.reformatted')
        : say('history.letters', { added, removed })
    told.push({ label: labelOf(field), before: '', after: '', what })
  }
  return told
}
