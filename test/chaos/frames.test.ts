import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { asId } from '../support/as-id.ts'
import { syncFrame } from '../support/sim-client.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { type BoardId, type RoomName, boardRoom } from '@sedyanka/shared/ids.ts'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom } from '../support/random.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'
import { updateOf } from './support/court.ts'
import { LineClient } from './support/line-client.ts'
import {
  clientFrame,
  hostileBytes,
  hostileMessage,
  inFragments,
  shakeHands,
} from './support/raw-frames.ts'
import { patience, report, times } from './support/sizes.ts'

let server: TestServer
let chair: Visitor
let vandal: Visitor
let victim: LineClient
let room: RoomName
/** A true update of the vandal's own organisation. */
let sample: Uint8Array

/** Resident memory in megabytes. */
const memory = (): number => {
  const [, pages = '0'] = readFileSync(`/proc/${server.pid}/statm`, 'utf8').split(' ')
  return (Number(pages) * 4096) / 2 ** 20
}

beforeAll(async () => {
  // Without room to be lazy in, the collector keeps up: what then grows is held by somebody.
  server = await startServer({
    env: { NODE_OPTIONS: '--max-old-space-size=80 --max-semi-space-size=2' },
  })
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Водещ')
  const { id } = await chair.ask<{ id: BoardId }>('POST', '/boards/sample')
  room = boardRoom(id)
  vandal = new Visitor(server.url)
  await vandal.joinByCode(await chair.roomCode(id), asId('ngo-04'), 'Гост')
  victim = new LineClient(chair, room)
  await victim.connect()
  sample = updateOf(victim.doc, (doc) =>
    actions.set(doc, asId('act-11-01'), { dueDate: '2026-12-24' }),
  )
}, 60_000)
afterAll(async () => {
  chair.leave()
  vandal.leave()
  await server.stop()
})

let edits = 0
/** The other person types a word, which is acknowledged: nothing of all this reaches them. */
const victimWorks = async (): Promise<void> => {
  const name = `word-${edits++}`
  victim.edit(name, (doc) => actions.sharedText(doc, asId('act-11-01'), 'title')?.insert(0, 'x'))
  if (edits % 40 === 0)
    victim.edit('thinned', (doc) =>
      actions.sharedText(doc, asId('act-11-01'), 'title')?.delete(0, 39),
    )
  await until(
    () => victim.acknowledged.has(name),
    'the other person’s word is acknowledged',
    20_000,
  )
  expect(victim.closedWith).toBeNull()
}

/** One connection that says a few hostile things. */
const vandalise = async (seed: number): Promise<number> => {
  const random = createRandom(seed)
  const socket = vandal.openRaw(room)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  const messages = 1 + random.int(8)
  for (let message = 0; message < messages; message++)
    if (random.chance(0.1)) socket.send(new TextDecoder().decode(hostileMessage(sample, random)))
    else socket.send(hostileMessage(sample, random), { binary: true, fin: true })
  const closed = once(socket, 'close')
  socket.close()
  await closed
  return messages
}

const breakFrames = async (seed: number): Promise<number> => {
  const random = createRandom(seed)
  const socket = await shakeHands({ url: server.url, room, cookie: vandal.cookie })
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)
  const frames = [...hostileBytes(random), ...hostileBytes(random)]
  for (const frame of frames) socket.write(frame)
  socket.resume()
  socket.end()
  await closed
  return frames.length
}

/** Sends hostile frames from several connections at once until there were so many; gives how memory has grown. */
const flood = async (
  count: number,
  attack: (seed: number) => Promise<number>,
): Promise<{ sent: number; growth: number }> => {
  let sent = 0
  let seed = 0
  const pid = server.pid
  // The first ones warm the server up: compiled code and buffers are no growth.
  for (; seed < 60; seed++) await attack(seed)
  const before = memory()
  while (sent < count) {
    const batch = await Promise.all(Array.from({ length: 8 }, () => attack(seed++)))
    sent += batch.reduce((sum, each) => sum + each, 0)
    if (seed % 80 === 12) await victimWorks()
  }
  await victimWorks()
  expect(server.pid).toBe(pid)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  return { sent, growth: memory() - before }
}

test(
  'SY10: malformed messages end one connection each, never the process, and cost no memory',
  async () => {
    const { sent, growth } = await flood(times(600, 50_000), vandalise)
    report(`malformed messages: ${sent}, memory ${growth >= 0 ? '+' : ''}${Math.round(growth)} MB`)
    expect(growth).toBeLessThan(60)
  },
  patience,
)

test(
  'SY10: frames that break the WebSocket protocol end one connection each, never the process',
  async () => {
    const { sent, growth } = await flood(times(300, 10_000), breakFrames)
    report(`broken frames: ${sent}, memory ${growth >= 0 ? '+' : ''}${Math.round(growth)} MB`)
    expect(growth).toBeLessThan(60)
  },
  patience,
)

/** A line of the vandal that said what a page says first. */
const openLine = async (): Promise<Socket> => {
  const socket = await shakeHands({ url: server.url, room, cookie: vandal.cookie })
  socket.on('error', () => undefined)
  const hello = encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' })
  socket.write(clientFrame(0x82, hello))
  socket.write(clientFrame(0x82, syncFrame(syncType.step1, Y.encodeStateVector(new Y.Doc()))))
  return socket.resume()
}
const query = new Uint8Array([messageType.queryAwareness])
const floods: Record<string, { first?: Uint8Array; each: Uint8Array }> = {
  pings: { each: clientFrame(0x89, new Uint8Array(125)) },
  pongs: { each: clientFrame(0x8a) },
  'empty messages': { each: clientFrame(0x82) },
  'empty fragments': { first: clientFrame(0x02), each: clientFrame(0x00) },
  'pings within a message': { first: clientFrame(0x02), each: clientFrame(0x89) },
  questions: { each: clientFrame(0x82, query) },
  carets: { each: clientFrame(0x82, new Uint8Array([1, 6, 1, 9, 1, 2, 123, 125])) },
  'empty edits': { each: clientFrame(0x82, new Uint8Array([0, 2, 2, 0, 0])) },
}

test.each(Object.entries(floods))(
  'HT24: who floods a line with %s loses it; others go on, and nothing is held',
  async (_name, { first, each }) => {
    await victimWorks()
    const before = memory()
    const socket = await openLine()
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    if (first) socket.write(first)
    socket.write(Buffer.concat(Array.from({ length: 20_000 }, () => each)))
    await victimWorks()
    await closed
    await until(() => memory() - before < 64, 'what it held is given back')
  },
)

test(
  'HT24: who comes and goes without end is served, keeps nobody out and leaves nothing behind',
  async () => {
    const comeAndGo = async () => (await openLine()).destroy()
    const { sent, growth } = await flood(times(160, 3_000), async () => {
      await comeAndGo()
      return 1
    })
    report(
      `lines opened and closed: ${sent}, memory ${growth >= 0 ? '+' : ''}${Math.round(growth)} MB`,
    )
    expect(growth).toBeLessThan(64)
    await until(async () => {
      const { lines } = (await (await fetch(`${server.url}/healthz`)).json()) as { lines: number }
      return lines === 1
    }, 'only the other person is left')
  },
  patience,
)

test('HT23: a message of as many fragments as there may be is answered, one of one more ends its line', async () => {
  const answers = async (fragments: number): Promise<boolean> => {
    const socket = await openLine()
    const isAnswered = new Promise<boolean>((resolve) => {
      let heard = ''
      socket.on('data', (data) => {
        heard += data.toString('latin1')
        if (heard.includes('still here')) resolve(true)
      })
      socket.once('close', () => resolve(false))
    })
    socket.write(inFragments(query, fragments))
    // What is said behind it is answered only by a line that took it.
    socket.write(clientFrame(0x89, new TextEncoder().encode('still here')))
    const answered = await isAnswered
    socket.destroy()
    return answered
  }
  expect(await answers(limits.messageFragments)).toBe(true)
  expect(await answers(limits.messageFragments + 1)).toBe(false)
  await victimWorks()
})

test('SY10: through all of it nothing but the legal edits came in', async () => {
  const newcomer = new LineClient(chair, room)
  await newcomer.connect()
  expect(newcomer.doc.getMap('actions').toJSON()).toEqual(victim.doc.getMap('actions').toJSON())
  expect(Y.encodeStateVector(newcomer.doc)).toEqual(Y.encodeStateVector(victim.doc))
  newcomer.drop()
})
