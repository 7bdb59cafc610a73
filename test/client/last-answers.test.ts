import { recallBoard, recallMe, rememberBoard, rememberMe } from '@sedyanka/client/last-answers.ts'
import type { BoardDetails, Me } from '@sedyanka/shared/wire/api.ts'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

afterEach(() => localStorage.clear())

const me = (id: string): Me => ({
  person: { id: asId(id), name: 'Олена' },
  mayCreateBoards: false,
  boards: [],
})
const details: BoardDetails = {
  id: asId('b1'),
  title: 'Украйна · Стара Загора',
  demo: false,
  templateId: 'general',
  role: 'facilitator',
  organisationId: null,
  roomCode: { code: '123456', full: '1234567890123456', expiresAt: 5 },
  roomCodeState: 'inForce',
}

test('SY56: the last answers are there again, without the code that lets people in', () => {
  rememberMe(me('p1'))
  rememberBoard(details)
  rememberMe(me('p1'))
  expect(recallMe()).toEqual(me('p1'))
  expect(recallBoard(asId('b1'))).toEqual({ ...details, roomCode: null })
  expect(JSON.stringify(Object.entries(localStorage))).not.toContain('123456')
})

test('SY56: another person, or nobody, does not inherit a seat', () => {
  for (const next of [me('p2'), null]) {
    rememberMe(me('p1'))
    rememberBoard(details)
    localStorage.setItem('sedyanka.language', 'uk')
    rememberMe(next)
    expect(recallMe()).toEqual(next)
    expect(recallBoard(asId('b1'))).toBeNull()
    expect(localStorage.getItem('sedyanka.language')).toBe('uk')
  }
})

test('SY56: a seat that is told before the person who has it stays; after nonsense none does', () => {
  rememberBoard(details)
  rememberMe(me('p1'))
  expect(recallBoard(asId('b1'))).not.toBeNull()
  localStorage.setItem('sedyanka.me', '{')
  rememberMe(me('p1'))
  expect(recallBoard(asId('b1'))).toBeNull()
})

test('SY56: nonsense in storage is no answer', () => {
  localStorage.setItem('sedyanka.me', '{"person": 5')
  localStorage.setItem('sedyanka.board.b1', 'x')
  expect([recallMe(), recallBoard(asId('b1'))]).toEqual([null, null])
})
