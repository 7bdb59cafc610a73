import { computeCoverage } from '@sedyanka/shared/help/coverage.ts'
import type { NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import { suggestOffers } from '@sedyanka/shared/help/suggestions.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { sampleDay, sampleMatches, sampleNeeds, sampleOffers } from '../support/sample-needs.ts'

const suggest = (
  needId: NeedId,
  rows: { offers?: typeof sampleOffers; matches?: typeof sampleMatches } = {},
  today = sampleDay,
) => {
  const need = sampleNeeds.find(({ id }) => id === needId)
  if (!need) throw new Error('not in the sample')
  const { offers = sampleOffers, matches = sampleMatches } = rows
  const coverage = computeCoverage({ needs: sampleNeeds, offers, matches }, today)
  return suggestOffers(need, { offers, matches }, coverage)
}
const without = (...ids: string[]) => sampleMatches.filter(({ id }) => !ids.includes(id))

describe('suggestions', () => {
  test('BO5: an offer fits by kind, unit, sector, place and time, and the reasons are said', () => {
    const [first, ...rest] = suggest(asId('need-08'), { matches: without('match-10') })
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      free: 30,
      quantity: 30,
      fits: true,
      reasons: ['sameSector', 'sameMunicipality', 'datesOverlap'],
    })
    expect(first?.offer.id).toBe('offer-10')
  })

  test('BO31: an offer in a unit that people typed is suggested where the letters are the same', () => {
    const [need] = sampleNeeds
    const [offer] = sampleOffers
    if (!need || !offer) throw new Error('not in the sample')
    const wanted = { ...need, id: asId<NeedId>('n'), unit: 'Варели', kind: offer.kind }
    const given = ['варели', 'бурета'].map((unit) => ({
      ...offer,
      id: asId<OfferId>(unit),
      unit,
      validUntil: null,
    }))
    const rows = { needs: [wanted], offers: given, matches: [] }
    const found = suggestOffers(wanted, rows, computeCoverage(rows, sampleDay))
    expect(found.map((suggestion) => suggestion.offer.id)).toEqual(['варели'])
  })

  test('BO5: an offer that already waits for this need is not suggested again', () => {
    expect(suggest(asId('need-08'))).toEqual([])
  })

  test('BO5: another sector, municipality or time may help but does not fit', () => {
    // The library’s space (culture) for after-school activities, matched by hand in the sample.
    const [workshop, library] = suggest(asId('need-12'), { matches: without('match-14') })
    expect(library).toMatchObject({
      fits: false,
      reasons: ['otherSector', 'sameMunicipality', 'otherDates'],
    })
    expect(library?.offer.id).toBe('offer-14')
    expect(workshop).toMatchObject({
      fits: false,
      reasons: ['otherSector', 'otherMunicipality', 'datesOverlap'],
    })
  })

  test('BO5: an offer for one other municipality comes after one for the whole region', () => {
    const base = sampleOffers.find(({ id }) => id === 'offer-06')
    if (!base) throw new Error('not in the sample')
    const offers = [
      { ...base, id: asId<OfferId>('far'), coverage: 'municipality' as const },
      { ...base, id: asId<OfferId>('region') },
      {
        ...base,
        id: asId<OfferId>('here'),
        municipality: 'SZR37',
        coverage: 'municipality' as const,
      },
    ]
    const found = suggest(asId('need-04'), { offers, matches: [] })
    expect(found.map(({ offer, fits }) => [offer.id, fits])).toEqual([
      ['here', true],
      ['region', true],
      ['far', false],
    ])
  })

  test('BO5: nothing allocated, expired, withdrawn or of another unit is suggested', () => {
    const all = suggest(asId('need-04')).map(({ offer }) => offer.id)
    expect(all).not.toContain('offer-05')
    const base = sampleOffers.find(({ id }) => id === 'offer-06')
    if (!base) throw new Error('not in the sample')
    const ofOffer = (patch: Partial<typeof base>) =>
      suggest(asId('need-04'), { offers: [{ ...base, ...patch }], matches: [] })
    expect(ofOffer({})).toHaveLength(1)
    expect(ofOffer({ unit: 'places' })).toEqual([])
    expect(ofOffer({ kind: 'goods' })).toEqual([])
    expect(ofOffer({ validUntil: '2025-11-23' })).toEqual([])
    expect(ofOffer({ withdrawnAt: 1 })).toEqual([])
  })

  test('BO5: no more is suggested than the need lacks beyond what is proposed already', () => {
    const base = sampleOffers.find(({ id }) => id === 'offer-01')
    if (!base) throw new Error('not in the sample')
    const more = { ...base, id: asId<OfferId>('offer-new'), quantity: 100 }
    // need-01: 40 needed, 24 confirmed, 10 proposed.
    expect(suggest(asId('need-01'), { offers: [...sampleOffers, more] })[0]).toMatchObject({
      quantity: 6,
      free: 100,
    })
  })

  test('BO5: a covered need wants nothing', () => {
    expect(suggest(asId('need-05'))).toEqual([])
  })
})
