import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { parseQuantity } from '@sedyanka/shared/help/quantity.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { says } from '@sedyanka/shared/text/printable.ts'
import { limits } from '@sedyanka/shared/limits.ts'

/**
 * A need or an offer while it is being written. It lives on the writer's device only, so that nothing half-typed, and no
 * personal data typed by mistake, is ever sent.
 */
export interface HelpDraft {
  title: string
  orgId: OrganisationId | ''
  sector: string
  kind: Need['kind']
  /** As typed. */
  quantity: string
  /** '' is a unit of the board's own: `ownUnit`, as typed. */
  unit: string
  ownUnit: string
  /** Null: the whole region. */
  municipality: string | null
  from: string | null
  until: string | null
  urgency: Need['urgency']
  /** As typed; may stay empty. */
  people: string
  coverage: Offer['coverage']
  /** A need's note, an offer's conditions. */
  note: string
}

export type DraftField =
  | 'title'
  | 'orgId'
  | 'sector'
  | 'quantity'
  | 'unit'
  | 'people'
  | 'until'
  | 'note'
/** What is wrong with a field; the dialog has the words. */
export type DraftProblem = 'required' | 'quantity' | 'wholeNumber' | 'endBeforeStart' | 'tooLong'
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>

export const newDraft = (own: {
  orgId: OrganisationId | null
  sector?: string | undefined
  municipality?: string | null | undefined
}): HelpDraft => ({
  title: '',
  orgId: own.orgId ?? '',
  sector: own.sector ?? '',
  kind: 'service',
  quantity: '',
  unit: 'places',
  ownUnit: '',
  municipality: own.municipality ?? null,
  from: null,
  until: null,
  urgency: 'normal',
  people: '',
  coverage: 'municipality',
  note: '',
})

const ofRow = (row: Need | Offer) => ({
  title: row.title,
  orgId: row.orgId,
  sector: row.sector,
  kind: row.kind,
  quantity: String(row.quantity).replace('.', ','),
  unit: row.unit,
  ownUnit: '',
  municipality: row.municipality,
  until: row.validUntil,
})

export const draftOfNeed = (need: Need): HelpDraft => ({
  ...ofRow(need),
  from: need.neededFrom,
  urgency: need.urgency,
  people: need.peopleInNeed === null ? '' : String(need.peopleInNeed),
  coverage: 'municipality',
  note: need.note,
})

export const draftOfOffer = (offer: Offer): HelpDraft => ({
  ...ofRow(offer),
  from: offer.availableFrom,
  urgency: 'normal',
  people: '',
  coverage: offer.coverage,
  note: offer.conditions,
})

/** What must be put right before the draft can be saved; empty when nothing. */
export const checkDraft = (draft: HelpDraft): DraftProblems => {
  const problems: DraftProblems = {}
  if (draft.title.trim() === '') problems.title = 'required'
  else if (draft.title.length > limits.titleLength) problems.title = 'tooLong'
  if (draft.orgId === '') problems.orgId = 'required'
  if (draft.sector === '') problems.sector = 'required'
  if (parseQuantity(draft.quantity) === null) problems.quantity = 'quantity'
  if (draft.unit === '' && !says(draft.ownUnit)) problems.unit = 'required'
  else if (draft.unit === '' && draft.ownUnit.trim().length > limits.unitLength)
    problems.unit = 'tooLong'
  if (!/^\d{0,7}$/.test(draft.people.trim())) problems.people = 'wholeNumber'
  if (draft.from !== null && draft.until !== null && draft.until < draft.from)
    problems.until = 'endBeforeStart'
  if (draft.note.length > limits.textLength) problems.note = 'tooLong'
  return problems
}

const commonFields = (draft: HelpDraft) => ({
  title: draft.title.trim(),
  sector: draft.sector,
  kind: draft.kind,
  quantity: parseQuantity(draft.quantity) ?? 0,
  unit: draft.unit,
  municipality: draft.municipality,
  validUntil: draft.until,
})

/** The fields of a need that a draft without problems gives. */
export const needFields = (draft: HelpDraft) => ({
  ...commonFields(draft),
  neededFrom: draft.from,
  urgency: draft.urgency,
  peopleInNeed: draft.people.trim() === '' ? null : Number(draft.people),
  note: draft.note.trim(),
})

/** The fields of an offer that a draft without problems gives. */
export const offerFields = (draft: HelpDraft) => ({
  ...commonFields(draft),
  availableFrom: draft.from,
  coverage: draft.municipality === null ? ('region' as const) : draft.coverage,
  conditions: draft.note.trim(),
})

/** Only what the writer changed: what a colleague changed meanwhile in the other fields stays. */
export const changedFields = <T extends object>(before: T, after: T): Partial<T> => {
  const changed: Partial<T> = {}
  for (const key of Object.keys(after) as (keyof T)[])
    if (before[key] !== after[key]) changed[key] = after[key]
  return changed
}
