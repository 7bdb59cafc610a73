import * as api from '@sedyanka/shared/wire/api.ts'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { always, badFor, silent, withField } from '../support/bad-values.ts'
import { type Form, forms, type Places } from '../support/request-forms.ts'
import {
  type Deployment,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'
import type { ApiError, Member } from '@sedyanka/shared/wire/api.ts'

let deployment: Deployment
let facilitator: TestBrowser
let base: string
let places: Places
beforeAll(async () => {
  deployment = await openDeployment()
  const opened = await openBoard(deployment)
  facilitator = opened.facilitator
  base = `/api/boards/${opened.boardId}`
  const [own] = await facilitator.ask<Member[]>('GET', `${base}/members`)
  places = { base, member: `${base}/members/${own?.id}` }
})
afterAll(() => deployment[Symbol.asyncDispose]())

/** How many rows each table has. */
const countRows = (): Record<string, number> => {
  const file = new Database(join(deployment.dataDir, 'sedyanka.db'), { readonly: true })
  const tables = file
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`)
    .all()
  const counts = tables.map(({ name }) => [
    name,
    file.prepare<[], { rows: number }>(`select count(*) as rows from "${name}"`).get()?.rows ?? 0,
  ])
  file.close()
  return Object.fromEntries(counts) as Record<string, number>
}

const fields = Object.entries(forms).flatMap(([form, { good }]) =>
  Object.keys(good).map((name) => [form, name] as const),
)
test('HT4: every body that a route takes is tried', () => {
  const described = Object.keys(api).filter((name) => name.endsWith('Request'))
  const tried = new Set(Object.values(forms).map(({ schema }) => schema))
  expect(described.toSorted()).toEqual([...tried].toSorted())
})

test.each(fields)(
  'HT4: whatever stands in %s.%s, the answer is 4xx and names the field, and nothing is stored',
  async (formName, name) => {
    const form = forms[formName] as Form
    const before = countRows()
    for (const found of badFor(form, name)) {
      const { status, body } = await facilitator.send(
        form.method,
        form.path(places),
        withField(form.good, name, found),
      )
      const isKey = form.keys?.includes(name) && typeof found === 'string' && status === 404
      if (isKey) continue
      const said = JSON.stringify(found)?.slice(0, 60) ?? 'missing'
      expect([said, status, (body as ApiError).error]).toEqual([said, 400, 'badRequest'])
      expect(
        (body as ApiError).fields?.map((path) => path.split('.')[0]),
        said,
      ).toEqual([name])
    }
    const large = withField(form.good, name, 'щ'.repeat(1_000_000))
    expect(await facilitator.send(form.method, form.path(places), large)).toMatchObject({
      status: 413,
      body: { error: 'tooLarge' },
    })
    expect(countRows()).toEqual(before)
    expect(deployment.events).toEqual([])
  },
)

test.each(['token', 'code'])(
  'HT4: whatever stands in a key’s %s, the answer names it',
  async (name) => {
    for (const found of [...always, ...silent, null, true]) {
      const said = JSON.stringify(found).slice(0, 60)
      const { status, body } = await facilitator.post('/api/join/look', { key: { [name]: found } })
      expect([said, status, (body as ApiError).fields]).toEqual([said, 400, [`key.${name}`]])
    }
  },
)

test('HT4: a body of another shape is refused as a whole', async () => {
  for (const { method, path } of Object.values(forms))
    for (const body of [null, 'x', 7, true, [], [[]]]) {
      const answer = await facilitator.send(method, path(places), body)
      expect([answer.status, (answer.body as ApiError).error]).toEqual([400, 'badRequest'])
    }
  expect(deployment.events).toEqual([])
})

test('HT4: the meeting’s own good values are taken', async () => {
  const { good } = forms['meeting'] as Form
  expect((await facilitator.post(`${base}/meetings`, good)).status).toBe(201)
})

test('ME2: a meeting may go on past midnight, for twelve hours at most', async () => {
  const { good } = forms['meeting'] as Form
  const ask = (startTime: string, endTime: string) =>
    facilitator.post(`${base}/meetings`, { ...good, startTime, endTime })
  for (const [startTime, endTime] of [
    ['23:00', '01:00'],
    ['22:00', '10:00'],
    ['00:00', '23:59'],
  ] as const)
    expect((await ask(startTime, endTime)).status, startTime).toBe(201)
  for (const [startTime, endTime] of [
    ['10:00', '10:00'],
    ['10:00', '09:30'],
    ['22:00', '10:01'],
  ] as const) {
    const { status, body } = await ask(startTime, endTime)
    expect([status, body]).toEqual([400, { error: 'badRequest', fields: ['endTime'] }])
  }
})

const strange = [
  '%00',
  '%zz',
  '%',
  '%ED%A0%80',
  '%2F',
  '%0d%0aX:1',
  '__proto__',
  'constructor',
  'a'.repeat(5_000),
  '%F0%9F%98%80',
  "'--",
  '%25',
]
test.each(strange)('HT4: %s in a path is answered 4xx', async (part) => {
  for (const [method, path] of [
    ['GET', `/api/boards/${part}`],
    ['GET', `/api/boards/${part}/members`],
    ['GET', `${base}/meetings/${part}/minutes.docx`],
    ['GET', `${base}/meetings/${part}/minutes.${part}`],
    ['POST', `${base}/invitations/${part}/rotate`],
    ['DELETE', `${base}/invitations/${part}`],
    ['DELETE', `${base}/members/${part}`],
    ['PATCH', `${base}/members/${part}`],
    ['POST', `/sync/board:x/frames/${part}`],
    ['GET', `/sync/${part}`],
    ['GET', `/api/${part}`],
    ['GET', `/assets/${part}`],
  ] as const) {
    const body = method === 'PATCH' ? { role: 'member', organisationId: 'inst-rzi' } : undefined
    const { status } = await facilitator.send(method, path, body)
    expect(status, `${method} ${path.slice(0, 90)}`).toBeGreaterThanOrEqual(400)
    expect(status, `${method} ${path.slice(0, 90)}`).toBeLessThan(500)
  }
  expect(deployment.events).toEqual([])
})

test('HT4: a query’s wrong parameter is named', async () => {
  const { id } = await facilitator.ask<{ id: string }>(
    'POST',
    `${base}/meetings`,
    forms['meeting']?.good,
  )
  const minutes = `${base}/meetings/${id}/minutes.docx`
  for (const [query, fieldsOf] of [
    ['language=de', ['language']],
    ['language=', ['language']],
    ['names=2', ['names']],
    ['names=true&language=%00', ['language', 'names']],
    ['language=%zz', ['language']],
  ] as const) {
    const { status, body } = await facilitator.get(`${minutes}?${query}`)
    expect([query, status, body]).toEqual([query, 400, { error: 'badRequest', fields: fieldsOf }])
  }
})
