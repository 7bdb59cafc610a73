import { deflateSync } from 'node:zlib'
import { Connection } from '@sedyanka/client/sync/connection.ts'
import { encodeSync } from '@sedyanka/client/sync/frames.ts'
import type { TransportEvents } from '@sedyanka/client/sync/transport.ts'
import { unpack } from '@sedyanka/client/sync/unpack.ts'
import {
  decodeClientMessage,
  encodeServerMessage,
  messageType,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { encodeWelcome } from '@sedyanka/server/sync/wire/frames.ts'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { until } from '../support/until.ts'

/** A page's connection with a line in the test's hands. */
const open = () => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const lines: { events: TransportEvents; said: Uint8Array[]; isClosed: boolean }[] = []
  const connection = new Connection({
    room: 'board:b',
    doc,
    awareness,
    epoch: () => '',
    open: (_room, events) => {
      const line = { events, said: [] as Uint8Array[], isClosed: false }
      lines.push(line)
      return {
        send: (frame) => void line.said.push(frame),
        close: () => {
          line.isClosed = true
        },
      }
    },
    events: {
      changed() {},
      welcomed() {},
      synced() {},
      parted() {},
      recoverNow() {},
      rejected() {},
      ended() {},
    },
  })
  const line = (index: number) => {
    const found = lines[index]
    if (!found) throw new Error(`there is no line ${index}`)
    return found
  }
  /** The line is open, and the server says which document it holds. */
  const greet = (index: number) => {
    const { events } = line(index)
    events.opened()
    events.frame(
      encodeWelcome({ epoch: 'e1', role: 'member', organisationId: null, serverTime: 0 }),
    )
  }
  const text = () => doc.getText('text').toJSON()
  return { doc, awareness, connection, lines, line, greet, text }
}
let page: ReturnType<typeof open>
beforeEach(() => {
  page = open()
})
afterEach(() => {
  page.connection.destroy()
  page.awareness.destroy()
  vi.restoreAllMocks()
})

const words = 'Седянка '.repeat(1000)
/** A state, and an edit that builds on it. */
const makeEdits = () => {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, words)
  const state = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  doc.getText('text').insert(0, 'a')
  return { state, edit: Y.encodeStateAsUpdate(doc, before) }
}
const packedFrame = (bytes: Uint8Array, size: number) =>
  encodeServerMessage({ type: 'packed', bytes, size })

/** What a page's HELLO said of unpacking. */
const saidUnpacks = (frames: Uint8Array[]): unknown => {
  const decoder = decoding.createDecoder(frames[0] ?? new Uint8Array([0]))
  expect(decoding.readVarUint(decoder)).toBe(messageType.sedyanka)
  return decodeClientMessage(decoder)
}

test('SY54: what comes behind a packed state waits for it, in its order', async () => {
  const { line, connection, text } = page
  const { state, edit } = makeEdits()
  page.greet(0)
  expect(saidUnpacks(line(0).said)).toMatchObject({ type: 'hello', unpacks: true })
  line(0).events.frame(packedFrame(deflateSync(state), state.length))
  line(0).events.frame(encodeSync(syncType.step2, edit))
  expect(connection.synced).toBe(false)
  await until(() => connection.synced, 'it is in step')
  expect(text()).toBe(`a${words}`)
})

test('SY54: a page that leaves while it unpacks takes nothing more in', async () => {
  const { line, lines, connection, text } = page
  const { state } = makeEdits()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  page.greet(0)
  line(0).events.frame(packedFrame(deflateSync(state), state.length))
  line(0).events.closed(1006)
  await until(() => lines.length === 2, 'it connects again')
  expect(text()).toBe('')
  page.greet(1)
  line(1).events.frame(encodeSync(syncType.step2, state))
  expect(connection.synced).toBe(true)
  expect(text()).toBe(words)
})

test.each([
  [
    'damaged bytes',
    (packed: Uint8Array) => packed.map((byte, at) => (at === 60 ? ~byte : byte)),
    0,
  ],
  ['cut-off bytes', (packed: Uint8Array) => packed.subarray(0, packed.length / 2), 0],
  ['more than was said', (packed: Uint8Array) => packed, -1],
  ['less than was said', (packed: Uint8Array) => packed, 1],
])('SY54: after %s the page asks again, for what is not packed', async (_what, damage, more) => {
  const { line, lines, text } = page
  const { state } = makeEdits()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  page.greet(0)
  line(0).events.frame(packedFrame(damage(new Uint8Array(deflateSync(state))), state.length + more))
  await until(() => lines.length === 2, 'it connects again')
  expect(line(0).isClosed).toBe(true)
  expect(text()).toBe('')
  page.greet(1)
  expect(saidUnpacks(line(1).said)).toMatchObject({ type: 'hello', unpacks: false })
})

test('SY54: a few bytes that unpack to very many are stopped at the size that was said', async () => {
  await expect(unpack(deflateSync(new Uint8Array(50 << 20)), 1000)).rejects.toThrow()
})
