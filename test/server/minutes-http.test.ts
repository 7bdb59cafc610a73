import { meetingRoom } from '@sedyanka/shared/ids.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { type BoardId, type MeetingId, boardRoom } from '@sedyanka/shared/ids.ts'
import { addDays, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachment } from '@sedyanka/server/http/attachment.ts'
import { renderers } from '@sedyanka/server/press/renderers.ts'
import { paperFormats } from '@sedyanka/shared/minutes/formats.ts'
import { asId } from '../support/as-id.ts'
import {
  type Answer,
  errorOf,
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('GET /api/boards/:boardId/meetings/:meetingId/minutes.docx', () => {
  let deployment: Deployment
  let facilitator: TestBrowser
  let boardId: BoardId
  let otherBoardId: BoardId
  let meetingId: MeetingId
  let path: string

  beforeAll(async () => {
    deployment = await openDeployment()
    ;({ facilitator, boardId: otherBoardId } = await openBoard(deployment))
    ;({ id: boardId } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample'))
    const listed = await deployment.rooms.read(boardRoom(boardId), (doc) => readMeetings(doc))
    meetingId = asId(listed?.find(({ status }) => status === 'closed')?.id ?? '')
    path = `/api/boards/${boardId}/meetings/${meetingId}/minutes.docx`
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  const isDocx = (answer: Answer) =>
    answer.status === 200 &&
    answer.headers.get('content-type') === docxType &&
    String(answer.body).startsWith('PK')

  test('MI10: a download named after the number and the day, in every kind of browser', async () => {
    const answer = await facilitator.get(path)
    expect(isDocx(answer)).toBe(true)
    const day = addDays(dayAt(Date.now()), -1)
    const name = encodeURIComponent(
      `Проект на протокол № 11 – ${day.split('-').reverse().join('.')}.docx`,
    )
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="protocol-11-${day}.docx"; filename*=UTF-8''${name}`,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('MI13: every seat at the board may have it, observers too; without one there is no such meeting', async () => {
    for (const role of ['member', 'observer', 'screen'] as const) {
      const seated = await joinAs({ facilitator, boardId, deployment }, role)
      expect(isDocx(await seated.get(path)), role).toBe(true)
    }
    const stranger = await joinAs({ facilitator, boardId: otherBoardId, deployment }, 'member')
    const refused = await stranger.get(path)
    expect([refused.status, errorOf(refused)]).toEqual([404, 'notFound'])
    const signedOut = await deployment.browser().get(path)
    expect([signedOut.status, errorOf(signedOut)]).toEqual([401, 'signedOut'])
  })

  test('MI13: a meeting of another board is not there, whoever asks', async () => {
    const foreign = await facilitator.get(
      `/api/boards/${otherBoardId}/meetings/${meetingId}/minutes.docx`,
    )
    expect([foreign.status, errorOf(foreign)]).toEqual([404, 'notFound'])
    for (const id of ['none', '..%2F..', 'a'.repeat(300), encodeURIComponent('среща')]) {
      const answer = await facilitator.get(`/api/boards/${boardId}/meetings/${id}/minutes.docx`)
      expect([answer.status, errorOf(answer)], id).toEqual([404, 'notFound'])
    }
  })

  test('MI12: in the language that was asked for; another one is a bad request', async () => {
    const ukrainian = await facilitator.get(`${path}?language=uk&names=1`)
    expect(isDocx(ukrainian)).toBe(true)
    expect(ukrainian.headers.get('content-disposition')).toContain(
      encodeURIComponent('Проєкт протоколу'),
    )
    const answer = await facilitator.get(`${path}?language=ru`)
    expect([answer.status, errorOf(answer)]).toEqual([400, 'badRequest'])
  })

  test('MI38: every kind of file is to be had, by its type and under its name; one that there is not is named as such', async () => {
    for (const format of paperFormats) {
      const answer = await facilitator.get(path.replace('docx', format))
      expect([format, answer.status]).toEqual([format, 200])
      expect(answer.headers.get('content-type')).toBe(renderers[format].type)
      expect(answer.headers.get('content-disposition')).toContain(`.${format}"`)
    }
    for (const format of ['doc', 'PDF', 'pdf.exe', 'constructor', '.']) {
      const answer = await facilitator.get(path.replace('docx', format))
      expect([format, answer.status, answer.body]).toEqual([
        format,
        400,
        { error: 'badRequest', fields: ['format'] },
      ])
    }
  })

  test('MI11: approved minutes are no longer called a draft', async () => {
    await deployment.rooms.change(meetingRoom(meetingId), (doc) =>
      meeting.set(doc, 'meeting', { status: 'minutesApproved' }),
    )
    const answer = await facilitator.get(path)
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toMatch(
      /UTF-8''Протокол № 11 – \d\d\.\d\d\.\d{4}\.docx$/,
    )
  })
})

test('MI10: a name from outside cannot break the header or leave the folder', () => {
  const header = attachment('../а"\r\nX: 1/\\б\uD800*\'().docx', 'plain.docx')
  expect(header).toBe(
    `attachment; filename="plain.docx"; filename*=UTF-8''..%20%D0%B0%20X%20%201%20%D0%B1%EF%BF%BD%20%27%28%29.docx`,
  )
})
