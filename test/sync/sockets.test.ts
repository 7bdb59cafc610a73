import { readActions } from '@sedyanka/shared/actions/actions.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { needs, readNeeds } from '@sedyanka/shared/help/needs.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { type BoardId, type MeetingId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { noteOf } from '../support/notes.ts'
import { until } from '../support/until.ts'
import { countAcknowledged, Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let ngo: Visitor
let boardId: BoardId
let meetingId: MeetingId
const visitors: Visitor[] = []
const newVisitor = () => {
  const visitor = new Visitor(server.url)
  visitors.push(visitor)
  return visitor
}

beforeAll(async () => {
  server = await startServer()
  chair = newVisitor()
  await chair.setUp(server.setupLink, 'Водещ')
  boardId = asId((await chair.ask<{ id: string }>('POST', '/boards/sample')).id)
  const meeting = {
    title: 'Среща',
    series: '',
    date: '2026-12-01',
    startTime: '10:00',
    endTime: '11:00',
    place: '',
    format: 'hybrid',
    fromTemplate: true,
  }
  meetingId = asId(
    (await chair.ask<{ id: string }>('POST', `/boards/${boardId}/meetings`, meeting)).id,
  )
  ngo = newVisitor()
  await ngo.joinByCode(await chair.roomCode(boardId), asId('ngo-04'), 'Мрежа')
})
afterAll(async () => {
  for (const visitor of visitors) visitor.leave()
  await server.stop()
})

const closing = async (socket: WebSocket): Promise<number> => {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

describe('stock y-websocket clients', () => {
  test('SY5: two of them share a board and a meeting', async () => {
    const [a, b] = [chair.openBoard(boardId), ngo.openBoard(boardId)]
    await until(
      () => readNeeds(a.doc).length === 14 && readNeeds(b.doc).length === 14,
      'both have the board',
    )
    actions.set(a.doc, asId('act-11-01'), { title: 'Изменено заглавие' })
    await until(
      () => actions.read(b.doc, asId('act-11-01'))?.title === 'Изменено заглавие',
      'the edit arrives',
    )
    await until(() => a.awareness.getStates().size === 2, 'presence arrives')
    const other = a.awareness.getStates().get(b.doc.clientID)
    expect(other).toMatchObject({
      user: { name: 'Мрежа', organisationId: 'ngo-04', role: 'member' },
    })
  })

  test('SY11: what a client says of itself is replaced by what its session says', async () => {
    const [a, b] = [chair.openBoard(boardId), ngo.openBoard(boardId)]
    b.awareness.setLocalStateField('user', {
      name: 'Областен управител',
      organisationId: 'inst-oblast',
      role: 'facilitator',
    })
    b.awareness.setLocalStateField('at', 'needs/need-01/title')
    await until(
      () => a.awareness.getStates().get(b.doc.clientID)?.['at'] === 'needs/need-01/title',
      'presence arrives',
    )
    expect(a.awareness.getStates().get(b.doc.clientID)).toMatchObject({
      user: { name: 'Мрежа', role: 'member' },
    })
  })

  test('SY9, GU2: a hand-made update of a foreign need is refused, and nobody else sees it', async () => {
    const [a, b] = [chair.openBoard(boardId), ngo.openBoard(boardId)]
    await until(() => a.synced && b.synced, 'both are synced')
    let closedWith = 0
    b.on('connection-close', (event) => (closedWith = event?.code ?? 0))
    needs.set(b.doc, asId('need-05'), { quantity: 1 })
    await until(() => closedWith !== 0, 'the connection is closed')
    expect(closedWith).toBe(closeCodes.rejected)
    expect(needs.read(a.doc, asId('need-05'))?.quantity).toBe(80)
    const fresh = ngo.openBoard(boardId)
    await until(() => fresh.synced, 'a fresh client is synced')
    expect(needs.read(fresh.doc, asId('need-05'))?.quantity).toBe(80)
  })

  test('CH2: what a meeting says of itself stands in the board’s list', async () => {
    const [board, meeting] = [chair.openBoard(boardId), chair.openMeeting(meetingId)]
    await until(() => board.synced && meeting.synced, 'both are synced')
    const row = meeting.doc.getMap<Y.Map<unknown>>('meeting').get('meeting')
    row?.set('title', 'Извънредна среща')
    await until(
      () => readMeetings(board.doc).some(({ title }) => title === 'Извънредна среща'),
      'the list follows',
    )
  })
})

describe('who may connect', () => {
  test('AC34: strangers, foreign boards and rooms that do not exist', async () => {
    const stranger = newVisitor()
    expect(await closing(stranger.openRaw(boardRoom(boardId)))).toBe(closeCodes.session)
    for (const room of [
      'board:none',
      meetingRoom(asId('none')),
      'other:x',
      '%2e%2e%2fdata',
      `${boardRoom(boardId)}x`,
    ])
      expect(await closing(chair.openRaw(room)), room).toBe(closeCodes.noSuchRoom)
  })

  test('HT1: only this server’s own pages may open a connection', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      `${server.url}.evil.example`,
      undefined,
    ]) {
      const socket = new WebSocket(
        `${server.url.replace('http', 'ws')}/sync/${boardRoom(boardId)}`,
        {
          headers: { cookie: chair.cookie, ...(origin ? { origin } : {}) },
        },
      )
      const [error] = (await once(socket, 'error')) as [Error]
      expect(error.message, String(origin)).toContain('403')
    }
  })

  test('SY13: a member who is removed is sent away at once', async () => {
    const guest = newVisitor()
    await guest.joinByCode(await chair.roomCode(boardId), asId('ngo-10'), 'Гост')
    const open = guest.openRaw(boardRoom(boardId))
    await once(open, 'open')
    const members = await chair.ask<{ id: string; name: string }[]>(
      'GET',
      `/boards/${boardId}/members`,
    )
    const member = members.find(({ name }) => name === 'Гост')
    const closed = closing(open)
    await chair.ask('DELETE', `/boards/${boardId}/members/${member?.id}`)
    expect(await closed).toBe(closeCodes.session)
    expect(await closing(guest.openRaw(boardRoom(boardId)))).toBe(closeCodes.noSuchRoom)
  })

  test('SY10: text frames and frames that are too large end one connection only', async () => {
    const text = ngo.openRaw(boardRoom(boardId))
    await once(text, 'open')
    text.send('здравей')
    expect(await closing(text)).toBe(closeCodes.rejected)
    const huge = ngo.openRaw(boardRoom(boardId))
    await once(huge, 'open')
    huge.send(new Uint8Array(17 << 20))
    expect([1009, 1006]).toContain(await closing(huge))
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})

describe('kill -9', () => {
  test('SY6: what was acknowledged, and what others saw, is there after the server was killed', async () => {
    const docs = [chair.openMeeting(meetingId), ngo.openMeeting(meetingId)]
    const [typist, reader] = docs as [(typeof docs)[0], (typeof docs)[0]]
    const counted = countAcknowledged(typist)
    await until(() => typist.synced && reader.synced, 'both are synced')
    const item = readAgenda(typist.doc)[0]
    const id = item?.id ?? ''
    const text = noteOf(typist.doc, id)
    const textIn = (doc: Y.Doc) => agenda.note(doc, asId(id), 'noteText')?.toString() ?? ''
    for (let kill = 0; kill < 3; kill++) {
      const before = text.length
      while (text.length < before + 40) {
        text.insert(text.length, `${text.length % 10}`)
        await new Promise((resolve) => setImmediate(resolve))
      }
      await until(
        () => counted.acknowledged() > 0 && text.length > before,
        'something is acknowledged',
      )
      const [sent, acknowledged] = [counted.sent(), counted.acknowledged()]
      const typed = text.toString()
      const seen = textIn(reader.doc)
      await server.kill('SIGKILL')
      await server.restart()
      const fresh = newVisitor()
      fresh.cookie = ngo.cookie
      // The typist's and the reader's pages stay away: only the disk speaks.
      const witness = fresh.openMeeting(meetingId)
      await until(() => witness.synced, 'a fresh client is synced')
      const kept = textIn(witness.doc)
      expect(kept.length).toBeGreaterThanOrEqual(typed.length - (sent - acknowledged))
      expect(kept.startsWith(seen) || kept.length >= seen.length).toBe(true)
      await until(() => textIn(witness.doc) === text.toString(), 'the typist brings the rest')
      await until(() => typist.synced && reader.synced, 'all are back')
    }
    expect(readActions(chair.openBoard(boardId).doc)).toBeDefined()
  }, 120_000)
})
