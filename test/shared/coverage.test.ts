import { computeCoverage, coveredPercent } from '@sedyanka/shared/help/coverage.ts'
import { addDays } from '@sedyanka/shared/i18n/calendar.ts'
import type { MatchId } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  expectedNeeds,
  expectedOffers,
  sampleDay,
  sampleMatches,
  sampleNeeds,
  sampleOffers,
} from '../support/sample-needs.ts'

const sample = { needs: sampleNeeds, offers: sampleOffers, matches: sampleMatches }
const firstOf = <T>(list: readonly T[], test: (item: T) => boolean): T => {
  const found = list.find(test)
  if (!found) throw new Error('not in the sample')
  return found
}
const need = firstOf(sampleNeeds, ({ id }) => id === 'need-08')
const offer = firstOf(sampleOffers, ({ id }) => id === 'offer-10')
const match = firstOf(sampleMatches, ({ id }) => id === 'match-10')
/** The need of 45 and its one offer of 30, with matches of these quantities and statuses. */
const cover = (
  list: [number, typeof match.status][],
  day = sampleDay,
  patch: Partial<typeof offer> = {},
) => {
  const matches = list.map(([quantity, status], at) => ({
    ...match,
    id: asId<MatchId>(`m${at}`),
    quantity,
    status,
  }))
  const coverage = computeCoverage(
    { needs: [need], offers: [{ ...offer, ...patch }], matches },
    day,
  )
  return { need: coverage.needs.get('need-08'), offer: coverage.offers.get('offer-10') }
}

describe('coverage', () => {
  test.each([...expectedNeeds])(
    'BO2: the sample’s figures of %s follow from its matches',
    (id, expected) => {
      expect(computeCoverage(sample, sampleDay).needs.get(id)).toMatchObject({
        ...expected,
        over: 0,
      })
    },
  )

  test.each([...expectedOffers])(
    'BO2: the sample’s figures of %s follow from its matches',
    (id, expected) => {
      expect(computeCoverage(sample, sampleDay).offers.get(id)).toMatchObject({
        ...expected,
        over: 0,
      })
    },
  )

  test('BO2: proposed and declined matches cover nothing and take nothing', () => {
    const { need, offer } = cover([
      [20, 'proposed'],
      [10, 'declined'],
    ])
    expect(need).toMatchObject({ status: 'open', confirmed: 0, proposed: 20, remaining: 45 })
    expect(offer).toMatchObject({ status: 'available', allocated: 0, proposed: 20, free: 30 })
  })

  test('BO2: hundredths add up exactly', () => {
    expect(
      cover([
        [0.1, 'confirmed'],
        [0.2, 'confirmed'],
      ]).need,
    ).toMatchObject({ confirmed: 0.3, remaining: 44.7 })
  })

  test('BO2: statuses go from open to fulfilled', () => {
    expect(cover([]).need?.status).toBe('open')
    expect(cover([[44, 'confirmed']]).need?.status).toBe('partiallyMatched')
    expect(cover([[45, 'confirmed']]).need?.status).toBe('matched')
    expect(cover([[45, 'delivered']]).need?.status).toBe('fulfilled')
    expect(cover([[30, 'confirmed']]).offer?.status).toBe('allocated')
    expect(cover([[30, 'delivered']]).offer?.status).toBe('delivered')
  })

  test('BO3: more promised than there is stays promised and is flagged on both sides', () => {
    const { need, offer } = cover([
      [30, 'confirmed'],
      [20, 'confirmed'],
    ])
    expect(offer).toMatchObject({ status: 'allocated', allocated: 50, free: 0, over: 20 })
    expect(need).toMatchObject({ status: 'matched', confirmed: 50, remaining: 0, over: 5 })
  })

  test('BO4: what is not covered expires after its last day, what is covered does not', () => {
    const lastDay = addDays(sampleDay, 45)
    expect(cover([], lastDay).need?.status).toBe('open')
    expect(cover([], addDays(lastDay, 1)).need?.status).toBe('expired')
    expect(cover([[45, 'confirmed']], addDays(lastDay, 1)).need?.status).toBe('matched')
    expect(cover([], addDays(sampleDay, 41)).offer?.status).toBe('expired')
  })

  test('BO4: a withdrawn offer gives back what it only promised, not what it delivered', () => {
    const { need, offer } = cover(
      [
        [10, 'confirmed'],
        [5, 'proposed'],
        [7, 'delivered'],
      ],
      sampleDay,
      { withdrawnAt: 5 },
    )
    expect(need).toMatchObject({ confirmed: 7, proposed: 0, remaining: 38 })
    expect(offer).toMatchObject({ status: 'withdrawn', allocated: 7, proposed: 0 })
  })

  test('BO4: a match whose need or offer is not there counts nowhere', () => {
    const coverage = computeCoverage(
      { needs: [need], offers: [], matches: [{ ...match, status: 'confirmed' }] },
      sampleDay,
    )
    expect(coverage.needs.get('need-08')).toMatchObject({ confirmed: 0, status: 'open' })
  })

  test('BO2: the share of covered needs is the mean of the needs in force', () => {
    const coverage = computeCoverage(sample, sampleDay)
    const mean = [...expectedNeeds.values()].reduce(
      (sum, { confirmed, remaining }) => sum + confirmed / (confirmed + remaining),
      0,
    )
    expect(coveredPercent(sampleNeeds, coverage)).toBe(Math.round((100 * mean) / 14))
    expect(coveredPercent([], coverage)).toBe(0)
  })
})
