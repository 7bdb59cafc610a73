import { Connection } from '@sedyanka/client/sync/connection.ts'
import { openWebSocket } from '@sedyanka/client/sync/open-socket.ts'
import type { Transport } from '@sedyanka/client/sync/transport.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

/** A socket that does what the test says. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  readyState = 0
  binaryType = ''
  onmessage: ((event: { data: unknown }) => void) | null = null
  sent = 0
  send(): void {
    this.sent++
  }
  close(): void {
    this.readyState = 3
  }
}
let made: FakeSocket[] = []

beforeEach(() => {
  made = []
  vi.stubGlobal(
    'WebSocket',
    class extends FakeSocket {
      constructor() {
        super()
        made.push(this)
      }
    },
  )
})
afterEach(() => {
  delete window.earlySockets
  vi.unstubAllGlobals()
})

const openEarly = (readyState: number, ...frames: number[]): FakeSocket => {
  const socket = Object.assign(new FakeSocket(), { readyState })
  const early = {
    socket: socket as unknown as WebSocket,
    frames: frames.map((byte) => Uint8Array.of(byte).buffer),
  }
  window.earlySockets = new Map([['board:b', early]])
  return socket
}

/** Opens the room as a page does, and writes down what it hears. */
const listenTo = (room: string) => {
  const heard: (string | number)[] = []
  const transport = openWebSocket(room, {
    opened: () => heard.push('opened'),
    frame: (frame) => heard.push(frame[0] ?? -1),
    closed: (code) => heard.push(code),
  })
  return { heard, transport }
}

test('PA23: a page goes on with the socket that was opened early, from the first frame', async () => {
  const socket = openEarly(1, 7, 8)
  const { heard, transport } = listenTo('board:b')
  expect(heard).toEqual([])
  await Promise.resolve()
  socket.onmessage?.({ data: Uint8Array.of(9).buffer })
  expect(heard).toEqual(['opened', 7, 8, 9])
  expect(transport.hasAsked).toBe(true)
  expect(made).toEqual([])
})

test('PA23: an early socket that is still opening is waited for', () => {
  const socket = openEarly(0)
  const { heard } = listenTo('board:b')
  socket.dispatchEvent(new Event('open'))
  socket.onmessage?.({ data: Uint8Array.of(5).buffer })
  expect(heard).toEqual(['opened', 5])
})

test('PA23: one that has ended is not taken, and none is taken twice or for another room', () => {
  openEarly(3)
  expect(listenTo('board:b').transport.hasAsked).toBe(false)
  openEarly(1)
  expect(listenTo('meeting:m').transport.hasAsked).toBe(false)
  expect(listenTo('board:b').transport.hasAsked).toBe(true)
  expect(listenTo('board:b').transport.hasAsked).toBe(false)
  expect(made).toHaveLength(3)
})

test.each([
  { what: 'does not ask again when it holds none', epoch: '', hasAsked: true, lines: 1, sent: 0 },
  { what: 'takes a new line when it holds one', epoch: 'e1', hasAsked: true, lines: 2, sent: 2 },
  { what: 'asks where nobody asked early', epoch: '', hasAsked: false, lines: 1, sent: 2 },
])('PA23: a page for its document: $what', ({ epoch, hasAsked, lines, sent }) => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const said: Uint8Array[] = []
  const opened: (() => void)[] = []
  const connection = new Connection({
    room: 'board:b',
    doc,
    awareness,
    epoch: () => epoch,
    open: (_room, events): Transport => {
      opened.push(events.opened)
      const isEarly = hasAsked && opened.length === 1
      return { hasAsked: isEarly, send: (frame) => void said.push(frame), close: () => {} }
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
  for (const open of opened) open()
  expect(opened).toHaveLength(lines)
  expect(said).toHaveLength(sent)
  connection.destroy()
  awareness.destroy()
})
