import { addDays, dayAt, momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { BoardDetails, JoinLook } from '@sedyanka/shared/wire/api.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import {
  errorOf,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

type Code = { code: string; full: string; expiresAt: number }
const newCode = (facilitator: TestBrowser, boardId: BoardId) =>
  facilitator.ask<Code>('POST', `/api/boards/${boardId}/room-code`)
const joinBy = (browser: TestBrowser, code: string, name = 'Гост') =>
  browser.post('/api/join', { key: { code }, organisationId: 'inst-rzi', name })

test('AC11: the code on the screen seats people as members of their organisation, for twelve hours at least', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code, expiresAt } = await newCode(facilitator, boardId)
  expect(code).toMatch(/^\d{6}$/)
  expect(Math.round((expiresAt - Date.now()) / 60_000)).toBe(12 * 60)
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  const look = await deployment
    .browser()
    .ask<JoinLook>('POST', '/api/join/look', { key: { code: spaced } })
  expect(look).toMatchObject({ role: 'member', organisationId: null, boardTitle: 'Наводнение' })
  expect(look.organisations).toHaveLength(46)
  expect((await joinBy(deployment.browser(), code)).body).toMatchObject({
    role: 'member',
    organisationId: 'inst-rzi',
  })
  await deployment.tell('update board set room_code_expires_at = ?', [Date.now() - 1])
  expect(errorOf(await joinBy(deployment.browser(), code))).toBe('codeExpired')
  expect(await facilitator.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).toMatchObject({
    roomCode: null,
  })
})

test('AC38: a code made days ahead is good until two hours after the next meeting, and never for more than a week', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const meetingOn = (days: number) =>
    facilitator.ask('POST', `/api/boards/${boardId}/meetings`, {
      title: 'Среща',
      series: '',
      date: addDays(dayAt(Date.now()), days),
      startTime: '10:00',
      endTime: '11:30',
      place: '',
      format: 'hybrid',
      fromTemplate: false,
    })
  await meetingOn(20)
  const far = await newCode(facilitator, boardId)
  expect(Math.round((far.expiresAt - Date.now()) / 3_600_000)).toBe(7 * 24)
  await meetingOn(3)
  const near = await newCode(facilitator, boardId)
  expect(near.expiresAt).toBe(momentOf(addDays(dayAt(Date.now()), 3), '13:30'))
})

test('AC38: a code that was never made, one that was stopped and one that ran out are told apart', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const state = async () =>
    (await facilitator.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).roomCodeState
  expect(await state()).toBe('never')
  await newCode(facilitator, boardId)
  expect(await state()).toBe('inForce')
  await facilitator.ask('DELETE', `/api/boards/${boardId}/room-code`)
  expect(await state()).toBe('stopped')
  await newCode(facilitator, boardId)
  await deployment.tell('update board set room_code_expires_at = ?', [Date.now() - 1])
  expect(await state()).toBe('expired')
})

test('AC11: a new code ends the old one, and switching off ends both', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const first = await newCode(facilitator, boardId)
  const second = await newCode(facilitator, boardId)
  expect(second.code).not.toBe(first.code)
  expect(errorOf(await joinBy(deployment.browser(), first.code))).toBe('codeExpired')
  expect((await joinBy(deployment.browser(), second.code)).status).toBe(200)
  await facilitator.ask('DELETE', `/api/boards/${boardId}/room-code`)
  expect(errorOf(await joinBy(deployment.browser(), second.code))).toBe('codeExpired')
})

test('AC11: facilitators and screens see the code, others do not', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const code = await newCode(facilitator, boardId)
  const sees = async (browser: TestBrowser) =>
    (await browser.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).roomCode
  expect(await sees(facilitator)).toEqual(code)
  const at = { deployment, facilitator, boardId }
  expect(await sees(await joinAs(at, 'screen'))).toEqual(code)
  expect(await sees(await joinAs(at, 'member'))).toBeNull()
  expect(await sees(await joinAs(at, 'observer'))).toBeNull()
})
