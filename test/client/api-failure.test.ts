import { ApiFailure, failureOf, sentenceKey } from '@sedyanka/client/api-failure.ts'
import { errorCodes } from '@sedyanka/shared/wire/api.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { describe, expect, test } from 'vitest'

describe('PA7: what went wrong, in words', () => {
  test.each([...errorCodes, 'network'] as const)('PA7: %s has a sentence of its own', (code) => {
    const key = sentenceKey(new ApiFailure(code))
    expect(bg[key]).toBeTruthy()
    expect(key).not.toBe('errors.generic')
  })

  test('PA7: the server’s code decides, with the fields that did not fit', () => {
    const failure = failureOf(400, { error: 'badRequest', fields: ['name'] })
    expect(failure).toMatchObject({ code: 'badRequest', fields: ['name'] })
    expect(failureOf(409, JSON.stringify({ error: 'conflict' })).code).toBe('conflict')
  })

  test.each([
    [401, 'signedOut'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [413, 'tooLarge'],
    [429, 'tooMany'],
    [502, 'storage'],
    [500, 'internal'],
    [418, 'badRequest'],
  ] as const)(
    'PA7: an answer %i from something in between is told by its status',
    (status, code) => {
      expect(failureOf(status, '<html>proxy</html>').code).toBe(code)
    },
  )

  test('PA7: no answer is no connection, and a bug is no lie about the server', () => {
    expect(failureOf(undefined, null).code).toBe('network')
    expect(sentenceKey(new TypeError('bug'))).toBe('errors.generic')
  })
})
