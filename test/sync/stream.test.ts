import { inflateSync } from 'node:zlib'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { joinFrames, readFrames } from '@sedyanka/shared/wire/frame-batch.ts'
import { type ActionId, type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  decodeServerMessage,
  encodeHello,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { syncFrame } from '../support/sim-client.ts'
import { StreamLine } from '../support/stream-line.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

const action6: ActionId = asId('act-11-06')
let server: TestServer
let chair: Visitor, guest: Visitor
let room: string, boardId: BoardId

beforeAll(async () => {
  server = await startServer()
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Водещ')
  boardId = (await chair.ask<{ id: BoardId }>('POST', '/boards/sample')).id
  room = boardRoom(boardId)
  guest = new Visitor(server.url)
  await guest.joinByCode(await chair.roomCode(boardId), asId('ngo-04'), 'Мрежа')
})
afterAll(async () => {
  chair.leave()
  await server.stop()
})

const isSync = (frame: Uint8Array, type: number) =>
  frame[0] === messageType.sync && frame[1] === type
const bodyOf = (frame: Uint8Array) => {
  let at = 2
  while ((frame[at] ?? 0) & 128) at++
  return frame.subarray(at + 1)
}

describe('sync without WebSockets', () => {
  test('SY31: a board is read, edited and acknowledged over an event stream', async () => {
    const socket = chair.openBoard(boardId)
    const line = new StreamLine(guest, room)
    await until(
      () => line.name !== '' && line.frames.some((frame) => isSync(frame, syncType.step1)),
      'the stream is open',
    )
    expect(line.contentType).toContain('text/event-stream')
    const doc = new Y.Doc()
    const hello = encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' })
    expect(await line.post([hello, syncFrame(syncType.step1, Y.encodeStateVector(doc))])).toBe(204)
    await until(
      () => line.frames.some((frame) => isSync(frame, syncType.step2)),
      'the state arrives',
    )
    const state = line.frames.find((frame) => isSync(frame, syncType.step2))
    Y.applyUpdate(doc, bodyOf(state as Uint8Array))
    const before = Y.encodeStateVector(doc)
    actions.set(doc, action6, { blockedReason: 'През прокси' })
    await line.post([syncFrame(syncType.update, Y.encodeStateAsUpdate(doc, before))])
    await until(
      () => actions.read(socket.doc, action6)?.blockedReason === 'През прокси',
      'the edit reaches a WebSocket',
    )
    const acknowledged = [messageType.sedyanka, 0, 1]
    await until(
      () => line.frames.some((frame) => acknowledged.every((byte, index) => frame[index] === byte)),
      'it is acknowledged',
    )
    line.close()
  })

  test.each([
    ['an event stream', true],
    ['an event stream', false],
    ['a WebSocket', true],
    ['a WebSocket', false],
  ])('SY52: over %s, to one who can unpack: %s', async (over, unpacks) => {
    const hello = { version: protocolVersion, schema: schemaVersion, epoch: '', unpacks }
    const question = syncFrame(syncType.step1, Y.encodeStateVector(new Y.Doc()))
    const said = [encodeHello(hello), question]
    let frames: Uint8Array[] = []
    let leave = () => guest.leave()
    if (over === 'a WebSocket') {
      const socket = guest.openRaw(room)
      socket.on('message', (data) => frames.push(new Uint8Array(data as Buffer)))
      socket.on('open', () => said.forEach((frame) => socket.send(frame)))
    } else {
      const line = new StreamLine(guest, room)
      frames = line.frames
      leave = () => line.close()
      await until(() => line.name !== '', 'the stream is open')
      await line.post(said)
    }
    await until(() => frames.some((frame) => isSync(frame, syncType.step2)), 'the state arrives')
    const doc = new Y.Doc()
    let packed = 0
    for (const frame of frames) {
      if (isSync(frame, syncType.step2)) Y.applyUpdate(doc, bodyOf(frame))
      if (frame[0] !== messageType.sedyanka) continue
      const message = decodeServerMessage(decoding.createDecoder(frame.subarray(1)))
      if (message.type !== 'packed') continue
      packed++
      Y.applyUpdate(doc, inflateSync(message.bytes))
    }
    expect(packed).toBe(unpacks ? 1 : 0)
    expect(actions.read(doc, action6)).not.toBeNull()
    expect(doc.store.pendingStructs).toBeNull()
    leave()
  })

  test('SY31, SY13: strangers get a final code; another person’s line cannot be written to', async () => {
    const stranger = new StreamLine(new Visitor(server.url), room)
    await until(() => stranger.endedWith !== null, 'the stream ends')
    expect(stranger.endedWith).toBe(closeCodes.session)
    const line = new StreamLine(guest, room)
    await until(() => line.name !== '', 'the stream is open')
    expect(await line.post([], { by: chair })).toBe(404)
    expect(await line.post([], { by: new Visitor(server.url) })).toBe(401)
    expect(await line.post([], { body: new Uint8Array([200, 1]) })).toBe(400)
    expect(await line.post([])).toBe(204)
    line.close()
    await until(async () => (await line.post([])) === 404, 'a closed line is forgotten')
  })

  test('SY31: a request that comes twice counts once, and none may be left out', async () => {
    const line = new StreamLine(guest, room)
    await until(() => line.name !== '', 'the stream is open')
    const doc = new Y.Doc()
    const hello = encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' })
    const answer = syncFrame(syncType.step2, Y.encodeStateAsUpdate(doc))
    expect(await line.post([hello, answer])).toBe(204)
    const counts = () =>
      line.frames.flatMap((frame) => {
        if (frame[0] !== messageType.sedyanka) return []
        const message = decodeServerMessage(decoding.createDecoder(frame.subarray(1)))
        return message.type === 'ack' ? [message.count] : []
      })
    await until(() => counts().at(-1) === 1, 'the first is acknowledged')
    expect(await line.post([hello, answer], { number: 1 })).toBe(204)
    expect(await line.post([answer], { number: 3 })).toBe(400)
    expect(await line.post([answer], { number: 2 })).toBe(204)
    await until(() => counts().includes(2), 'the second is acknowledged')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(counts()).toEqual([1, 2])
    line.close()
  })

  test('HT19: bodies come a few at once on a line; a line that is not theirs takes none', async () => {
    const line = new StreamLine(guest, room)
    await until(() => line.name !== '', 'the stream is open')
    const began: Promise<unknown>[] = []
    const ends: AbortController[] = []
    /** A body that begins and does not go on. */
    const begin = (by: Visitor) => {
      const end = new AbortController()
      ends.push(end)
      return fetch(`${by.url}/sync/${room}/frames/${line.name}`, {
        method: 'POST',
        headers: { cookie: by.cookie, origin: by.url },
        body: new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new Uint8Array([1])),
        }),
        duplex: 'half',
        signal: end.signal,
      } as RequestInit)
    }
    for (let each = 0; each < limits.framesAtOnce; each++)
      began.push(begin(guest).catch(() => undefined))
    await until(async () => {
      const answer = await Promise.race([
        begin(guest).then(({ status }) => status),
        new Promise<null>((resolve) => setTimeout(resolve, 100, null)),
      ])
      return answer === 429
    }, 'one more is refused')
    expect((await begin(chair)).status).toBe(404)
    for (const end of ends) end.abort()
    await Promise.all(began)
    line.close()
  })

  test('HT19: bodies of all of one person’s lines together come a few at once, and nobody else is held up', async () => {
    const lines = Array.from(
      { length: limits.framesAtOnceOfPerson / limits.framesAtOnce + 1 },
      () => new StreamLine(guest, room),
    )
    const other = new StreamLine(chair, room)
    await until(() => [...lines, other].every(({ name }) => name !== ''), 'the streams are open')
    const end = new AbortController()
    const answers: number[] = []
    for (const { name } of lines)
      for (let each = 0; each < limits.framesAtOnce; each++)
        fetch(`${guest.url}/sync/${room}/frames/${name}`, {
          method: 'POST',
          headers: { cookie: guest.cookie, origin: guest.url },
          body: new ReadableStream<Uint8Array>({
            start: (controller) => controller.enqueue(new Uint8Array([1])),
          }),
          duplex: 'half',
          signal: end.signal,
        } as RequestInit).then(
          ({ status }) => answers.push(status),
          () => undefined,
        )
    await until(() => answers.length === limits.framesAtOnce, 'those past the limit are refused')
    expect(answers).toEqual(answers.map(() => 429))
    expect(await other.post([])).toBe(204)
    end.abort()
    for (const line of [...lines, other]) line.close()
  })

  test('HT19: bodies of everybody together come so many at once; one more is refused, whoever sends it', async () => {
    const code = await chair.roomCode(boardId)
    const people = await Promise.all(
      Array.from(
        { length: limits.framesAtOnceInAll / limits.framesAtOnceOfPerson },
        async (_, at) => {
          const person = new Visitor(server.url)
          await person.joinByCode(code, asId('ngo-04'), `Гост ${at}`)
          return person
        },
      ),
    )
    const ofPerson = limits.framesAtOnceOfPerson / limits.framesAtOnce
    const lines = people.flatMap((person) =>
      Array.from({ length: ofPerson }, () => ({ person, line: new StreamLine(person, room) })),
    )
    const other = new StreamLine(chair, room)
    await until(
      () => other.name !== '' && lines.every(({ line }) => line.name !== ''),
      'the streams are open',
    )
    const end = new AbortController()
    const answers: number[] = []
    for (const { person, line } of lines)
      for (let each = 0; each < limits.framesAtOnce; each++)
        fetch(`${person.url}/sync/${room}/frames/${line.name}`, {
          method: 'POST',
          headers: { cookie: person.cookie, origin: person.url },
          body: new ReadableStream<Uint8Array>({
            start: (controller) => controller.enqueue(new Uint8Array([1])),
          }),
          duplex: 'half',
          signal: end.signal,
        } as RequestInit).then(
          ({ status }) => answers.push(status),
          () => undefined,
        )
    await until(async () => (await other.post([])) === 429, 'one more is refused')
    expect(answers).toEqual([])
    end.abort()
    await until(async () => (await other.post([])) === 204, 'there is room again')
    for (const { line } of lines) line.close()
    other.close()
  })

  test('SY31: who asks for the head of a stream gets no place in the room', async () => {
    const ask = (method: string) =>
      fetch(`${guest.url}/sync/rooms/events`, {
        method,
        headers: { cookie: guest.cookie, origin: guest.url },
      })
    expect((await ask('HEAD')).status).toBe(404)
    const stream = await ask('GET')
    expect(stream.status).toBe(200)
    await stream.body?.cancel()
  })

  test('SY31, SY9: a refused edit ends the stream with 4403', async () => {
    const line = new StreamLine(guest, room)
    await until(() => line.name !== '', 'the stream is open')
    await line.post([new Uint8Array([9, 9, 9])])
    await until(() => line.endedWith !== null, 'the stream ends')
    expect(line.endedWith).toBe(closeCodes.rejected)
  })
})

test('SY31: frames that are joined come apart again; what is damaged is no frames at all', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (frames) => {
      expect(readFrames(joinFrames(frames))).toEqual(frames)
    }),
  )
  expect(readFrames(new Uint8Array([5, 1, 2]))).toBeNull()
  expect(readFrames(new Uint8Array([255]))).toBeNull()
})
