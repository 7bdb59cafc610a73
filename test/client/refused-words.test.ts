import {
  listRefusedWords,
  type NotAccepted,
  RefusedWords,
} from '@sedyanka/client/sync/refused-words.ts'
import { takeAsOwn } from '@sedyanka/client/shared-computer.ts'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

afterEach(() => localStorage.clear())

const words = (id: string, text: string, at = 1): NotAccepted => ({
  id,
  at,
  root: 'agenda',
  row: 'item',
  field: 'title',
  reason: 'removed',
  text,
})

test('AC33: words that two tabs tell alike are kept once, and go at once', () => {
  const kept = new RefusedWords(asId('p1'), 'meeting:m1')
  kept.keep(kept.with([words('a', 'Дърва'), words('b', 'Дърва', 2), words('c', 'Вода', 3)]))
  expect(kept.with([]).map(({ id }) => id)).toEqual(['a', 'c'])
  expect(listRefusedWords()).toEqual([{ personId: 'p1', room: 'meeting:m1' }])
  kept.keep(kept.with([]).filter(({ id }) => id !== 'a'))
  expect(kept.with([]).map(({ text }) => text)).toEqual(['Вода'])
})

test('AC32: on a shared computer nothing reaches the storage of the device', () => {
  document.cookie = 'sedyanka-shared=1'
  const kept = new RefusedWords(asId('p1'), 'meeting:m1')
  kept.keep([words('a', 'Дърва')])
  expect(kept.with([])).toHaveLength(1)
  expect(listRefusedWords()).toHaveLength(1)
  expect(Object.keys(localStorage)).toEqual([])
  // Cookies that are cleared under the page do not make the computer anybody's own; a person who comes in does.
  document.cookie = 'sedyanka-shared=; max-age=0'
  kept.keep(kept.with([]))
  expect(Object.keys(localStorage)).toEqual([])
  takeAsOwn()
  expect(kept.with([])).toEqual([])
})
