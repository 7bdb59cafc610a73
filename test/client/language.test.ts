import { chooseLanguage } from '@sedyanka/client/language.ts'
import { describe, expect, test } from 'vitest'

describe('PA6: the language of a page', () => {
  const nothing = { search: '', stored: null, preferred: [] }

  test('PA6: a link’s language comes first, then what the device chose, then what the browser prefers', () => {
    expect(chooseLanguage({ search: '?lang=uk', stored: 'en', preferred: ['bg-BG'] })).toBe('uk')
    expect(chooseLanguage({ search: '?x=1', stored: 'en', preferred: ['bg-BG'] })).toBe('en')
    expect(chooseLanguage({ ...nothing, preferred: ['de-DE', 'uk-UA', 'en'] })).toBe('uk')
  })

  test('PA6: Bulgarian when nobody says anything that is spoken here', () => {
    expect(chooseLanguage(nothing)).toBe('bg')
    expect(chooseLanguage({ search: '?lang=xx', stored: 'klingon', preferred: ['fr'] })).toBe('bg')
  })
})
