import {
  changedFields,
  checkDraft,
  draftOfNeed,
  draftOfOffer,
  type HelpDraft,
  needFields,
  newDraft,
  offerFields,
} from '@sedyanka/client/needs/help-draft.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { sampleNeeds, sampleOffers } from '../support/sample-needs.ts'

const good: HelpDraft = {
  ...newDraft({ orgId: asId('ngo-01'), sector: 'foodNfi', municipality: 'SZR12' }),
  title: ' Одеяла ',
  quantity: '12,5',
}

describe('the draft of a need or an offer', () => {
  test('BO11: a draft says what is missing or wrong, field by field', () => {
    expect(checkDraft(good)).toEqual({})
    expect(checkDraft(newDraft({ orgId: null }))).toEqual({
      title: 'required',
      orgId: 'required',
      sector: 'required',
      quantity: 'quantity',
    })
    expect(checkDraft({ ...good, quantity: '0' })).toEqual({ quantity: 'quantity' })
    expect(checkDraft({ ...good, people: '2,5' })).toEqual({ people: 'wholeNumber' })
    expect(checkDraft({ ...good, from: '2026-01-02', until: '2026-01-01' })).toEqual({
      until: 'endBeforeStart',
    })
    expect(checkDraft({ ...good, title: 'а'.repeat(501) })).toEqual({ title: 'tooLong' })
  })

  test('BO11: a draft without problems gives the row’s fields', () => {
    expect(needFields(good)).toMatchObject({
      title: 'Одеяла',
      quantity: 12.5,
      municipality: 'SZR12',
      peopleInNeed: null,
    })
    expect(needFields({ ...good, people: '40' }).peopleInNeed).toBe(40)
    expect(offerFields({ ...good, municipality: null, coverage: 'municipality' }).coverage).toBe(
      'region',
    )
  })

  test('BO11: opening and saving a row unchanged writes nothing', () => {
    for (const need of sampleNeeds) {
      const draft = draftOfNeed(need)
      expect(changedFields(needFields(draft), needFields({ ...draft }))).toEqual({})
      expect(need).toMatchObject(needFields(draft))
    }
    for (const offer of sampleOffers) expect(offer).toMatchObject(offerFields(draftOfOffer(offer)))
  })

  test('BO11: only what the writer changed is written, so a colleague’s other changes stay', () => {
    const [need] = sampleNeeds
    if (!need) throw new Error('no sample')
    const before = needFields(draftOfNeed(need))
    const after = needFields({ ...draftOfNeed(need), quantity: '41', until: null })
    expect(changedFields(before, after)).toEqual({ quantity: 41, validUntil: null })
  })
})
