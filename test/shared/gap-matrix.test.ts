import { computeCoverage } from '@sedyanka/shared/help/coverage.ts'
import { computeGapMatrix } from '@sedyanka/shared/help/gap-matrix.ts'
import type { NeedId } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { sampleDay, sampleMatches, sampleNeeds, sampleOffers } from '../support/sample-needs.ts'

const matrixOf = (needs = sampleNeeds) => {
  const coverage = computeCoverage(
    { needs, offers: sampleOffers, matches: sampleMatches },
    sampleDay,
  )
  return computeGapMatrix({ needs, offers: sampleOffers }, coverage)
}

describe('who, what, where', () => {
  test('BO6: a cell says what is lacking and what is free, in the sample’s figures', () => {
    const matrix = matrixOf()
    expect(matrix.cell('accommodation', 'SZR37')).toEqual({
      gap: [{ unit: 'beds', quantity: 8 }],
      available: [],
    })
    expect(matrix.cell('accommodation', 'SZR12')).toEqual({
      gap: [],
      available: [{ unit: 'beds', quantity: 12 }],
    })
    expect(matrix.cell('education', 'SZR31')).toEqual({
      gap: [{ unit: 'sets', quantity: 25 }],
      available: [],
    })
    expect(matrix.cell('health', 'SZR31')).toEqual({
      gap: [{ unit: 'examinations', quantity: 45 }],
      available: [{ unit: 'examinations', quantity: 30 }],
    })
    expect(matrix.cell('health', 'SZR12')).toBeNull()
  })

  test('BO6: rows and columns stand in the order of the code lists, only those in use', () => {
    const matrix = matrixOf()
    expect(matrix.places).toEqual(['SZR31', 'SZR12', 'SZR37', 'SZR27', 'SZR22'])
    expect(matrix.sectors.slice(0, 3)).toEqual(['health', 'childProtection', 'psychosocial'])
    expect(matrix.sectors).not.toContain('protection')
  })

  test('BO6: different units of one cell are not added up', () => {
    const [first] = sampleNeeds
    if (!first) throw new Error('not in the sample')
    const more = {
      ...first,
      id: asId<NeedId>('need-99'),
      municipality: 'SZR31',
      sector: 'education',
      unit: 'places',
      quantity: 70,
    }
    expect(matrixOf([...sampleNeeds, more]).cell('education', 'SZR31')?.gap).toEqual([
      { unit: 'places', quantity: 70 },
      { unit: 'sets', quantity: 25 },
    ])
  })

  test('BO31: one unit that two people typed in two ways is one sum', () => {
    const [first] = sampleNeeds
    if (!first) throw new Error('not in the sample')
    const typed = (id: string, unit: string) => ({
      ...first,
      id: asId<NeedId>(id),
      municipality: 'SZR07',
      sector: 'foodNfi',
      unit,
      quantity: 2,
    })
    const rows = [typed('n-1', 'Варели'), typed('n-2', 'варели'), typed('n-3', 'бурета')]
    expect(matrixOf([...sampleNeeds, ...rows]).cell('foodNfi', 'SZR07')?.gap).toEqual([
      { unit: 'Варели', quantity: 4 },
      { unit: 'бурета', quantity: 2 },
    ])
  })

  test('BO6: what is withdrawn or needed in the whole region leaves its municipality', () => {
    const needs = sampleNeeds.map((need) =>
      need.id === 'need-04'
        ? { ...need, municipality: null }
        : need.id === 'need-07'
          ? { ...need, withdrawnAt: 1 }
          : need,
    )
    const matrix = matrixOf(needs)
    expect(matrix.places.at(-1)).toBeNull()
    expect(matrix.cell('accommodation', null)?.gap).toEqual([{ unit: 'beds', quantity: 8 }])
    expect(matrix.cell('transport', 'SZR37')?.gap).toEqual([])
  })
})
