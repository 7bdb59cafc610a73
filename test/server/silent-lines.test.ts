import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { SyncLine } from '@sedyanka/server/http/sync-line.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { StreamLine } from '../support/stream-line.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let room: ReturnType<typeof boardRoom>
beforeAll(async () => {
  server = await startServer()
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Мария Георгиева')
  room = boardRoom((await chair.ask<{ id: BoardId }>('POST', '/boards/sample')).id)
})
afterAll(async () => {
  chair.leave()
  await server.stop()
})

/** How many of these connections the server holds: rows of proc(5)'s `net/tcp` whose socket somebody has accepted. */
const heldOf = (clients: readonly Socket[]): number => {
  const ports = new Set(clients.map(({ localPort }) => localPort))
  const portOf = (address = '') => parseInt(address.split(':')[1] ?? '', 16)
  const rows = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1)
  return rows.filter((row) => {
    const [, local, remote, , , , , , , inode] = row.trim().split(/\s+/)
    const isHere = portOf(local) === Number(new URL(server.url).port) && ports.has(portOf(remote))
    return isHere && inode !== '0'
  }).length
}
const health = async () =>
  (await fetch(`${server.url}/healthz`)).json() as Promise<{
    lines: number
    refused: Record<string, number>
  }>

/** A line whose clock is the test's. */
const openLine = (silence: number | null) => {
  const closed: number[] = []
  const seat = { current: () => null, onChange: () => () => undefined, release: () => undefined }
  const line = new SyncLine(
    {
      rooms: {
        read: () => Promise.resolve(null),
        join: () => new Promise(() => undefined),
      },
      seats: { open: () => Promise.reject(new Error('not asked')) },
      documents: { boardOf: () => Promise.resolve(null) },
      log: () => undefined,
      count: () => undefined,
      wires: { webSocket: 0, eventStream: 0 },
    },
    { room, seat },
  )
  const wire = { kind: 'webSocket', send: () => undefined, bufferedBytes: () => 0 } as const
  line.open({ ...wire, close: (code) => closed.push(code) }, silence)
  return { line, closed }
}

test('HT22: a WebSocket that has said something may be silent for ever; an event stream is asked for a sign of life', () => {
  vi.useFakeTimers()
  try {
    const socket = openLine(null)
    const stream = openLine(limits.streamSilence)
    const word = new Uint8Array([messageType.queryAwareness])
    for (const { line } of [socket, stream]) line.receive(word)
    vi.advanceTimersByTime(limits.streamSilence - 1)
    expect([socket.closed, stream.closed]).toEqual([[], []])
    // A hidden page asks once a minute.
    stream.line.receive(word)
    vi.advanceTimersByTime(60_000)
    stream.line.receive(word)
    vi.advanceTimersByTime(limits.streamSilence - 1)
    expect(stream.closed).toEqual([])
    vi.advanceTimersByTime(1)
    expect([socket.closed, stream.closed]).toEqual([[], [closeCodes.busy]])
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

// These wait for most of a minute, each for its own lines: side by side.
test.concurrent('HT38: a connection on which no request has begun is ended without a word; a request that does not go on is told so', async () => {
  const { port, host } = new URL(server.url)
  const said = async (begin: string): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1')
    let heard = ''
    socket.on('data', (bytes: Buffer) => (heard += bytes.toString()))
    socket.on('error', (error) => (heard += error.message))
    if (begin !== '') socket.write(begin)
    await once(socket, 'close')
    return heard
  }
  const [unused, begun, used] = await Promise.all([
    said(''),
    said('GET /api/about HT'),
    said(`GET /livez HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
  ])
  expect(unused).toBe('')
  expect(begun).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
  // Nothing comes behind the answer.
  expect(used.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200'])
})

test.concurrent('HT22: whoever was let in and says nothing is sent away, over a WebSocket and over an event stream; the stock client stays', async () => {
  const stock = chair.openStock(room)
  // Answers every ping, as its library does by itself.
  const silent = chair.openRaw(room)
  const closed = once(silent, 'close')
  const stream = new StreamLine(chair, room)
  await until(async () => (await health()).lines === 3, 'all are let in')
  const [code] = (await closed) as [number]
  expect(code).toBe(closeCodes.busy)
  await until(() => stream.endedWith !== null, 'the stream has ended')
  expect(stream.endedWith).toBe(closeCodes.busy)
  expect(await health()).toMatchObject({ lines: 1, refused: { 'line.silent': 2 } })
  expect(stock.wsconnected).toBe(true)
  expect(stock.synced).toBe(true)
})

test.concurrent('HT22: an answer that nobody reads is given up, and so is its connection', async () => {
  const sockets: Socket[] = []
  // Of a length with which no part of one is left when the server stops to read: that would be a request that never ends.
  const head = `GET /api/about HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nX: `
  const ask = `${head.padEnd(124, 'x')}\r\n\r\n`
  for (let line = 0; line < 3; line++) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    sockets.push(socket)
    // Never read: more answers than the system holds for either side.
    socket.pause()
    for (let part = 0; part < 40; part++) socket.write(ask.repeat(500))
  }
  await until(() => heldOf(sockets) === sockets.length, 'the server has taken them')
  await until(() => heldOf(sockets) === 0, 'the server has ended them', 3 * limits.stillWithin)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  for (const socket of sockets) socket.destroy()
})
