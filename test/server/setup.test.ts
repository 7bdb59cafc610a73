import type { Me } from '@sedyanka/shared/wire/api.ts'
import { expect, test } from 'vitest'
import { errorOf, openDeployment } from '../support/deployment.ts'

test('AC1: of a hundred who use the set-up link at once exactly one becomes the facilitator', async () => {
  await using deployment = await openDeployment()
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      // From many addresses: the limit on guesses must not be what stops them.
      deployment
        .browser(`198.51.100.${index}`)
        .post('/api/setup', { token: deployment.setupToken, name: `Човек ${index}` }),
    ),
  )
  const winners = answers.filter(({ status }) => status === 200)
  expect(winners).toHaveLength(1)
  expect(winners[0]?.body).toMatchObject({ mayCreateBoards: true } satisfies Partial<Me>)
  expect(new Set(answers.filter(({ status }) => status !== 200).map(errorOf))).toEqual(
    new Set(['linkExpired']),
  )
  expect(await deployment.store.people.hasFounder()).toBe(true)
})

test('AC1: the link works once, asking about it does not use it up, and afterwards none is made', async () => {
  await using deployment = await openDeployment()
  const browser = deployment.browser()
  expect((await browser.get('/api/setup')).body).toEqual({ open: true })
  expect((await browser.get(`/setup`)).status).toBe(200)
  expect(
    (await browser.post('/api/setup', { token: deployment.setupToken, name: 'Мария' })).status,
  ).toBe(200)
  expect((await browser.get('/api/setup')).body).toEqual({ open: false })
  const late = await deployment
    .browser()
    .post('/api/setup', { token: deployment.setupToken, name: 'Иван' })
  expect([late.status, errorOf(late)]).toEqual([410, 'linkExpired'])
  expect(await deployment.setup.begin()).toBeNull()
})

test('AC1: a new start makes a new link and the old one dies', async () => {
  await using deployment = await openDeployment()
  const next = await deployment.setup.begin()
  expect(next).not.toBe(deployment.setupToken)
  expect(next).toMatch(/^[\w-]{43}$/)
  const old = await deployment
    .browser()
    .post('/api/setup', { token: deployment.setupToken, name: 'Иван' })
  expect(errorOf(old)).toBe('linkExpired')
  expect(
    (await deployment.browser().post('/api/setup', { token: next, name: 'Мария' })).status,
  ).toBe(200)
})
