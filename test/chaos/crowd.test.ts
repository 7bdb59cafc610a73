import { needs } from '@sedyanka/shared/help/needs.ts'
import {
  type BoardId,
  type MeetingId,
  type RoomName,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { createRandom } from '../support/random.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'
import { LineClient } from './support/line-client.ts'
import { patience, report, times } from './support/sizes.ts'

let server: TestServer
let chair: Visitor
/** The chair and others: one person may not fill a room. */
let hall: Visitor[]
let board: RoomName
let meeting: RoomName
beforeEach(async () => {
  // A collector that cannot be lazy: memory that grows is held by somebody.
  server = await startServer({
    env: { NODE_OPTIONS: '--max-old-space-size=200 --max-semi-space-size=4' },
  })
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Водещ')
  const { id } = await chair.ask<{ id: BoardId }>('POST', '/boards/sample')
  board = boardRoom(id)
  const plan = {
    title: 'Среща',
    series: '',
    date: '2026-12-01',
    startTime: '10:00',
    endTime: '11:00',
    place: '',
    format: 'hybrid',
    fromTemplate: true,
  }
  const code = await chair.roomCode(id)
  const guests = Array.from({ length: 9 }, () => new Visitor(server.url))
  for (const [index, guest] of guests.entries())
    await guest.joinByCode(code, asId('ngo-04'), `Гост ${index}`)
  hall = [chair, ...guests]
  meeting = meetingRoom(
    (await chair.ask<{ id: MeetingId }>('POST', `/boards/${id}/meetings`, plan)).id,
  )
}, 60_000)
afterEach(async () => {
  for (const visitor of hall) visitor.leave()
  await server.stop()
})

const memory = (): number =>
  Number(readFileSync(`/proc/${server.pid}/statm`, 'utf8').split(' ')[1] ?? 0) / 256
const quantile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0
const sameState = (a: Y.Doc, b: Y.Doc): boolean => {
  const [one, other] = [a, b].map((doc) => Y.encodeStateVector(doc))
  return Buffer.compare(one as Uint8Array, other as Uint8Array) === 0
}

const enter = async (count: number, room: RoomName): Promise<LineClient[]> => {
  const visitorOf = (place: number) => hall[place % hall.length] ?? chair
  const clients = Array.from(
    { length: count },
    (_, place) => new LineClient(visitorOf(place), room),
  )
  for (let at = 0; at < count; at += 25)
    await Promise.all(clients.slice(at, at + 25).map((client) => client.connect()))
  return clients
}

/** Resolves as soon as the document holds it. */
const arrival = (doc: Y.Doc, isThere: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

/** Writes long notes into several rows, again and again; how long each edit took until another client had it, in milliseconds. */
const writeMuch = async (
  author: LineClient,
  reader: LineClient,
  edits: number,
): Promise<number[]> => {
  const rows = needs.all(author.doc).slice(0, 6)
  const first = rows[0]?.id ?? ''
  const latencies: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const note = `${edit} `.padEnd(4_900, 'ж')
    const begun = performance.now()
    author.edit(`note-${edit}`, (doc) => {
      for (const { id } of rows) needs.set(doc, id, { note })
    })
    await arrival(reader.doc, () => needs.read(reader.doc, asId(first))?.note === note)
    latencies.push(performance.now() - begun)
  }
  return latencies
}

/** How long a question that needs nothing but the server's loop takes, in milliseconds, asked until `isOver`. */
const askAllTheTime = async (isOver: () => boolean): Promise<number[]> => {
  const waits: number[] = []
  while (!isOver()) {
    const asked = performance.now()
    await fetch(`${server.url}/healthz`)
    waits.push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return waits
}

/** Comes back as a page does: after a moment of its own, and again until it is in. */
const comeBack = async (client: LineClient, wait: number): Promise<void> => {
  for (let delay = wait; !client.synced; delay = 500 + wait / 2) {
    await new Promise((resolve) => setTimeout(resolve, delay))
    await client.connect().catch(() => undefined)
  }
}

test(
  'SY12: a fifth of the room that sleeps costs the others nothing, and is caught up when it wakes',
  async () => {
    const people = times(10, 50)
    const clients = await enter(people, board)
    const [author, reader, ...others] = clients as [LineClient, LineClient, ...LineClient[]]
    const edits = times(20, 250)
    await writeMuch(author, reader, edits)
    const start = memory()
    const awake = await writeMuch(author, reader, edits)
    const before = memory()
    const sleepers = others.slice(0, people / 5)
    for (const sleeper of sleepers) sleeper.pause()
    const asleep = await writeMuch(author, reader, edits)
    const growth = memory() - before
    for (const sleeper of sleepers) sleeper.resume()
    // Who slept so long that the server took them for gone comes back by the door.
    const gone = sleepers.filter(({ closedWith }) => closedWith !== null)
    await Promise.all(gone.map((sleeper) => comeBack(sleeper, 0)))
    await until(
      () => clients.every(({ doc }) => sameState(doc, author.doc)),
      'all have caught up',
      60_000,
    )
    const [one, other] = [quantile(awake, 0.99), quantile(asleep, 0.99)]
    report(
      `slow readers: ${sleepers.length} of ${people}, memory ${Math.round(growth)} MB more (${Math.round(before - start)} MB with all awake), p99 of the others ${one.toFixed(1)} → ${other.toFixed(1)} ms`,
    )
    expect(growth).toBeLessThan(100)
  },
  patience,
)

test(
  'SY5: everybody is back within half a minute after a restart',
  async () => {
    const random = createRandom(9)
    const count = times(60, 500)
    const clients = [...(await enter(count / 2, board)), ...(await enter(count / 2, meeting))]
    await server.kill('SIGKILL')
    await until(() => clients.every(({ synced }) => !synced), 'everybody has noticed')
    await server.start()
    const begun = performance.now()
    let isOver = false
    const asking = askAllTheTime(() => isOver)
    await Promise.all(clients.map((client) => comeBack(client, random.int(times(500, 5_000)))))
    const seconds = (performance.now() - begun) / 1_000
    isOver = true
    const waits = await asking
    const [first] = clients as [LineClient]
    expect(clients.slice(0, count / 2).every(({ doc }) => sameState(doc, first.doc))).toBe(true)
    const [half, most] = [quantile(waits, 0.5), quantile(waits, 0.99)]
    report(
      `reconnect storm: ${count} clients synced ${seconds.toFixed(1)} s after the restart; another question meanwhile: p50 ${half.toFixed(0)} ms, p99 ${most.toFixed(0)} ms`,
    )
    expect(seconds).toBeLessThan(30)
  },
  patience,
)
