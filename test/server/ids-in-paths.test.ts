import { idIn } from '@sedyanka/server/http/id-in.ts'
import { HttpFault } from '@sedyanka/server/http/http-fault.ts'
import { BoardId } from '@sedyanka/shared/ids.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Deployment,
  errorOf,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
beforeAll(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
})
afterAll(() => deployment[Symbol.asyncDispose]())

/** None of them has the form of an id: they are too long, have a space, or begin with a sign. */
const formless = ['a'.repeat(81), 'a%20b', '-a', '%C3%A4', 'a%2Fb']

test.each(formless)('CH4: %s in a path names nothing', async (text) => {
  const board = `/api/boards/${boardId}`
  const answers = await Promise.all([
    facilitator.get(`/api/boards/${text}`),
    facilitator.get(`${board}/meetings/${text}/minutes`),
    facilitator.post(`${board}/members/${text}/written`, { minutes: 1 }),
    facilitator.post(`${board}/invitations/${text}/rotate`, {}),
    facilitator.post(`${board}/organisations/${text}/remove`, {}),
  ])
  expect(answers.map((answer) => [answer.status, errorOf(answer)])).toEqual(
    answers.map(() => [404, 'notFound']),
  )
})

test('CH4: an id that is missing names nothing either; one that has the form is taken as it is', () => {
  expect(() => idIn(BoardId, undefined)).toThrow(HttpFault)
  expect(idIn(BoardId, boardId)).toBe(boardId)
})
