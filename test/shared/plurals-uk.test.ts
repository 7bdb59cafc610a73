import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import { units } from '@sedyanka/shared/reference/units.ts'
import { expect, test } from 'vitest'

const t = makeTranslate('uk', uk)

test('WO1: behind «з» Ukrainian takes the genitive, for every unit and every number', () => {
  const places = [1, 2, 5, 11, 21, 22, 2.5].map((count) => t('unit.of.places', { count }))
  expect(places).toEqual([
    '1 місця',
    '2 місць',
    '5 місць',
    '11 місць',
    '21 місця',
    '22 місць',
    '2,5 місця',
  ])
  for (const unit of units) {
    const of = (count: number) => t(`unit.of.${unit}`, { count }).replace(/^[\d,]+\s/, '')
    expect([of(2), of(22)], unit).toEqual([of(5), of(5)])
    expect(of(21), unit).toBe(of(1))
    // The genitive plural is the form behind five, whatever the case asked for.
    expect(of(5), unit).toBe(t(`unit.${unit}`, { count: 5 }).replace(/^5\s/, ''))
  }
  expect(t('needs.coveredOf', { covered: 0, total: t('unit.of.beds', { count: 3 }) })).toBe(
    '0 з 3 ліжко-місць',
  )
})

const plurals = Object.entries(uk).filter(([, message]) => typeof message !== 'string')

test.each(plurals)('WO1: %s has a form of its own for 1, 2, 5 and 21', (key, message) => {
  if (typeof message === 'string') return
  expect(Object.keys(message).toSorted(), key).toEqual(['few', 'many', 'one', 'other'])
})
