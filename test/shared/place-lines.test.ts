import { municipalities } from '@sedyanka/shared/board/municipalities.ts'
import { readPlaces, writePlaces } from '@sedyanka/shared/board/place-lines.ts'
import { expect, test } from 'vitest'

test('BO18: municipalities written as lines and read again are the same', () => {
  expect(readPlaces(writePlaces(municipalities), municipalities)).toEqual(municipalities)
})

test('BO18: one that is moved or translated keeps its id, a renamed one too, a new one gets one of its own', () => {
  const before = municipalities.slice(0, 3)
  const moved = readPlaces('Гурково\nСтара Загора / Old Zagora\nКазанлък', before)
  expect(moved.map(({ id }) => id)).toEqual(['SZR37', 'SZR31', 'SZR12'])
  const renamed = readPlaces('Стара Загора\nКазанлъшко\nГурково', before)
  expect(renamed.map(({ id }) => id)).toEqual(['SZR31', 'SZR12', 'SZR37'])
  const added = readPlaces(`${writePlaces(before)}\nСвиленград`, before)
  expect(added[3]?.name).toEqual({ bg: 'Свиленград', en: '', uk: '' })
  expect(new Set(added.map(({ id }) => id)).size).toBe(4)
})

test('BO18: empty lines and second ones of one name are passed over', () => {
  const names = readPlaces('\n Хасково \n\nХасково / Haskovo\n/\n', []).map(({ name }) => name.bg)
  expect(names).toEqual(['Хасково'])
})
