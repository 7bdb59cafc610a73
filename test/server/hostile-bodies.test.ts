import type { ApiError, BoardSummary } from '@sedyanka/shared/wire/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Deployment,
  joinAs,
  newBoard,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'
import { forms } from '../support/request-forms.ts'

let deployment: Deployment
let facilitator: TestBrowser
beforeAll(async () => {
  deployment = await openDeployment()
  facilitator = (await openBoard(deployment)).facilitator
})
afterAll(() => deployment[Symbol.asyncDispose]())

const levels = 10_000
const proto = '"__proto__":{"dirt":1},"constructor":{"prototype":{"dirt":1}}'
/** Bodies that are JSON, and more than that. */
const bodies: Record<string, string> = {
  'lists in lists': '['.repeat(levels) + ']'.repeat(levels),
  'rows in rows': '{"a":'.repeat(levels) + '1' + '}'.repeat(levels),
  'a long list': `[${'0,'.repeat(30_000)}0]`,
  'many fields': `{${Array.from({ length: 5_000 }, (_, at) => `"f${at}":0`).join()}}`,
  'a huge number': `{"minutes":1${'0'.repeat(60_000)}}`,
  'names of the language': `{${proto}}`,
  'names of the language before good ones': '',
  'the same name twice': '{"title":"a","title":{"title":"b"}}',
  'lists that never end': '['.repeat(60_000),
}
const otherTypes = ['text/plain', 'application/xml', 'multipart/form-data', '']

/** The routes that are not only for reading, as the app itself has them. */
const routes = () => {
  const all = deployment.app.routes
    .filter(({ method }) => !['ALL', 'GET', 'HEAD', 'OPTIONS'].includes(method))
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(all)].map((each) => each.split(' ') as [method: string, path: string])
}

/** The good body of a route whose paths look like this one; none is known of many. */
const goodFor = (method: string, path: string): Record<string, unknown> => {
  const places = { base: '/api/boards/:boardId', member: '/api/boards/:boardId/members/:member' }
  const plain = (route: string) => route.replaceAll(/:\w+|inst-rzi/g, ':')
  const form = Object.values(forms).find(
    (each) => each.method === method && plain(each.path(places)) === plain(path),
  )
  return form?.good ?? {}
}

test('HT12: whatever JSON a body is, each route that changes something answers in words, and nothing else is touched', async () => {
  expect(routes().length).toBeGreaterThanOrEqual(24)
  const answered: number[] = []
  for (const [method, path] of routes()) {
    // A board and a facilitator of its own: what one route ends, the next one needs.
    const { id: boardId } = await facilitator.ask<BoardSummary>('POST', '/api/boards', newBoard)
    const guest = await joinAs({ facilitator, boardId, deployment }, 'facilitator')
    const members = await guest.ask<{ id: string; you: boolean }[]>(
      'GET',
      `/api/boards/${boardId}/members`,
    )
    const place = path
      .replace(':boardId', boardId)
      .replace(/members\/:\w+/, `members/${members[0]?.id}`)
      .replaceAll(/:\w+(\{[^}]*\})?/g, 'inst-rzi')
    const mixed = JSON.stringify(goodFor(method, path)).replace(/^\{(.)/, `{${proto},$1`)
    // Only whoever set the server up makes boards.
    const sender = path === '/api/boards' ? facilitator : guest
    const tries = [
      ...Object.values(bodies).map((body) => ['application/json', body || mixed] as const),
      ...otherTypes.map((type) => [type, mixed] as const),
    ]
    for (const [type, text] of tries) {
      const answer = await sender.sendWith({ 'content-type': type }, { method, path: place, text })
      const where = `${method} ${place} with ${text.slice(0, 40)} as ${type}`
      expect(answer.status, where).toBeLessThan(500)
      if (answer.status >= 400)
        expect((answer.body as ApiError).error, where).toMatch(/^[a-zA-Z]+$/)
      answered.push(answer.status)
    }
  }
  expect(answered.filter((status) => status === 400).length).toBeGreaterThan(100)
  expect(({} as Record<string, unknown>)['dirt']).toBeUndefined()
  expect(deployment.events).toEqual([])
})
