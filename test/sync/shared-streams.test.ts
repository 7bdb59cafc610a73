import { SharedStreams } from '@sedyanka/server/http/shared-streams.ts'
import type { SyncDeps } from '@sedyanka/server/http/sync-line.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { syncFrame } from '../support/sim-client.ts'
import { StreamLine } from '../support/stream-line.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let guest: Visitor
let room: string

beforeAll(async () => {
  server = await startServer()
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Водещ')
  const boardId = (await chair.ask<{ id: string }>('POST', '/boards/sample')).id
  room = boardRoom(asId(boardId))
  guest = new Visitor(server.url)
  await guest.joinByCode(await chair.roomCode(asId(boardId)), asId('ngo-04'), 'Мрежа')
})
afterAll(async () => {
  chair.leave()
  await server.stop()
})

const isSync = (frame: Uint8Array, type: number) =>
  frame[0] === messageType.sync && frame[1] === type

test('SY33: several lines share one stream, each with its own room, seat, end and place', async () => {
  const linesNow = async () =>
    ((await (await fetch(`${server.url}/healthz`)).json()) as { lines: number }).lines
  await until(async () => (await linesNow()) === 0, 'nobody is left from before')
  const first = new StreamLine(guest, room)
  await until(() => first.name !== '', 'the stream is open')
  const second = new StreamLine(guest, room, first)
  const nowhere = new StreamLine(guest, boardRoom(asId('none')), first)
  await until(() => second.name !== '' && nowhere.endedWith !== null, 'both are answered')
  expect(nowhere.endedWith).toBe(closeCodes.noSuchRoom)
  expect(await linesNow()).toBe(2)
  // A request that comes twice counts once.
  expect(await second.ask(2)).toBe(204)
  expect(await linesNow()).toBe(2)
  const hello = encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' })
  const question = syncFrame(syncType.step1, Y.encodeStateVector(new Y.Doc()))
  const heard = (line: StreamLine) => line.frames.some((frame) => isSync(frame, syncType.step2))
  expect(await second.post([hello, question])).toBe(204)
  await until(() => heard(second), 'the one that asked is answered')
  expect(heard(first)).toBe(false)
  // What one of them does wrong ends that one.
  await second.post([new Uint8Array([9, 9, 9])])
  await until(() => second.endedWith !== null, 'the second ends')
  expect(second.endedWith).toBe(closeCodes.rejected)
  expect(first.endedWith).toBeNull()
  expect(await first.post([hello, question])).toBe(204)
  await until(() => heard(first), 'the first goes on')
  // One that leaves is gone at once, and the stream is there for the next.
  expect(await first.leave()).toBe(204)
  await until(async () => (await linesNow()) === 0, 'it is gone')
  expect(await first.leave()).toBe(404)
  const third = new StreamLine(guest, room, first)
  await until(() => third.name !== '', 'the stream takes another line')
  first.close()
  await until(async () => (await linesNow()) === 0, 'with the stream its lines end')
})

test('SY33: a stream without a line ends by itself', async () => {
  const line = new StreamLine(guest, room)
  await until(() => line.name !== '', 'the stream is open')
  expect(await line.leave()).toBe(204)
  await until(() => line.endedWith !== null, 'the stream has ended')
  expect(line.endedWith).toBe(closeCodes.busy)
  expect(await line.ask(2)).toBe(404)
})

test('SY35: only the person who reads a stream puts lines on it and ends them', async () => {
  const line = new StreamLine(guest, room)
  await until(() => line.name !== '', 'the stream is open')
  const others = new StreamLine(chair, room, line)
  await until(() => others.joined !== 0, 'the request is answered')
  expect(others.joined).toBe(404)
  expect(await line.leave({ by: chair })).toBe(404)
  expect(await line.leave({ by: new Visitor(server.url) })).toBe(401)
  expect(await line.ask(0)).toBe(400)
  expect(await line.ask(3, 'unknown')).toBe(404)
  expect(await line.post([])).toBe(204)
  line.close()
})

/** What a stream has told so far. */
const toldOn = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let told = ''
  // The padding comes first, then the name or the end.
  while (!told.includes('event: ')) told += decoder.decode((await reader.read()).value)
  reader.releaseLock()
  return told
}

test('SY35: one person has 40 streams, and one more when one of them has ended', async () => {
  const counted: string[] = []
  const deps = { count: (kind: string) => counted.push(kind) } as unknown as SyncDeps
  const streams = new SharedStreams(deps)
  const open = Array.from({ length: limits.streamsOfPerson }, () => streams.open(asId('one'), null))
  expect(await toldOn(open.at(-1)!.body)).toContain('event: stream')
  expect(await toldOn(streams.open(asId('one'), null).body)).toContain(`data: ${closeCodes.busy}`)
  expect(counted).toEqual(['stream.tooMany'])
  const other = streams.open(asId('another'), null)
  expect(await toldOn(other.body)).toContain('event: stream')
  await open[0]?.body.cancel()
  const again = streams.open(asId('one'), null)
  expect(await toldOn(again.body)).toContain('event: stream')
  for (const each of [...open.slice(1), other, again]) each.close(closeCodes.restart)
})

test('SY35: a stream has 4,096 lines in all; then its reader opens another', async () => {
  const streams = new SharedStreams({ count: () => {} } as unknown as SyncDeps)
  const stream = streams.open(asId('one'), null)
  const name = /data: (\S+)/.exec(await toldOn(stream.body))?.[1] ?? ''
  const add = (at: number) =>
    streams.addLine({ name, personId: asId('one'), at }, () =>
      Promise.resolve({ code: closeCodes.noSuchRoom }),
    )
  for (let at = 1; at <= limits.linesOfStream; at++) expect(await add(at)).toBe(true)
  expect(await add(limits.linesOfStream + 1)).toBe(false)
  // One that is known counts as opened.
  expect(await add(1)).toBe(true)
  stream.close(closeCodes.restart)
})
