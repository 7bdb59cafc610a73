import type { OpenTransport } from '@sedyanka/client/sync/transport.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** Locks as the pages and workers of one browser share them; `release` plays the end of whoever holds one. */
class FakeLocks {
  readonly #held = new Map<string, (() => void)[]>()
  request(name: string, run: () => unknown): Promise<void> {
    const waiting = this.#held.get(name)
    if (waiting) waiting.push(() => void run())
    else {
      this.#held.set(name, [])
      void run()
    }
    return Promise.resolve()
  }
  /** The names of all locks, in the order in which they were taken. */
  get names(): string[] {
    return [...this.#held.keys()]
  }
  release(name: string): void {
    const waiting = this.#held.get(name)
    this.#held.delete(name)
    for (const run of waiting ?? []) run()
  }
}

/** Streams of a worker or page, as the test sees them. */
const opened: { room: string; isClosed: boolean; closed: (code: number) => void }[] = []
vi.mock('@sedyanka/client/sync/shared-stream.ts', () => ({
  SharedStreams: class {
    readonly open: OpenTransport = (room, events) => {
      const seen = { room, isClosed: false, closed: (code: number) => events.closed(code) }
      opened.push(seen)
      queueMicrotask(() => events.opened())
      return {
        send: (frame) => events.frame(frame),
        close: () => (seen.isClosed = true),
      }
    }
  },
}))

let locks: FakeLocks
let workers: FakeWorker[] = []
let canRun = true

/** Runs the worker's own code in this process, over real message ports. */
class FakeWorker extends EventTarget {
  readonly port: MessagePort
  constructor() {
    super()
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    workers.push(this)
    if (canRun) void this.#run(port2)
  }
  async #run(port: MessagePort): Promise<void> {
    vi.resetModules()
    await import('@sedyanka/client/worker/stream-worker.ts')
    const connect = (globalThis as { onconnect?: (event: unknown) => void }).onconnect
    connect?.({ ports: [port] })
  }
}

beforeEach(() => {
  vi.resetModules()
  locks = new FakeLocks()
  workers = []
  canRun = true
  opened.length = 0
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
  vi.stubGlobal('SharedWorker', FakeWorker)
})
afterEach(() => vi.unstubAllGlobals())

const openLine = async (room = 'board:b') => {
  const { openEventStream } = await import('@sedyanka/client/sync/event-stream.ts')
  const heard: string[] = []
  const line = openEventStream(room, {
    opened: () => heard.push('opened'),
    frame: (frame) => heard.push(`frame ${frame.join()}`),
    closed: (code) => heard.push(`closed ${code}`),
  })
  return { line, heard, again: openEventStream }
}

test('SY33: a page’s lines go through the worker that all tabs share', async () => {
  const { line, heard } = await openLine()
  await vi.waitFor(() => expect(heard).toEqual(['opened']))
  line.send(new Uint8Array([1, 2]))
  await vi.waitFor(() => expect(heard).toEqual(['opened', 'frame 1,2']))
  expect(opened.map(({ room }) => room)).toEqual(['board:b'])
  line.close()
  await vi.waitFor(() => expect(opened[0]?.isClosed).toBe(true))
})

test('SY34: the worker ends the lines of a page that is gone, however it went', async () => {
  const { heard } = await openLine()
  await vi.waitFor(() => expect(heard).toEqual(['opened']))
  await vi.waitFor(() => expect(locks.names).toHaveLength(2))
  // The page took its lock before the worker could run.
  locks.release(locks.names[0] ?? '')
  await vi.waitFor(() => expect(opened[0]?.isClosed).toBe(true))
})

test('SY34: when the worker is gone its lines are told as broken, and the next opens another worker', async () => {
  const { heard, again } = await openLine()
  await vi.waitFor(() => expect(heard).toEqual(['opened']))
  await vi.waitFor(() => expect(locks.names).toHaveLength(2))
  locks.release(locks.names[1] ?? '')
  await vi.waitFor(() => expect(heard).toEqual(['opened', 'closed 1006']))
  again('board:b', { opened: () => {}, frame: () => {}, closed: () => {} })
  expect(workers).toHaveLength(2)
})

test('SY34: where no shared worker runs the page has a stream of its own', async () => {
  canRun = false
  const { heard, again } = await openLine()
  workers[0]?.dispatchEvent(new Event('error'))
  expect(heard).toEqual(['closed 1006'])
  again('board:own', { opened: () => {}, frame: () => {}, closed: () => {} })
  expect(workers).toHaveLength(1)
  expect(opened.map(({ room }) => room)).toEqual(['board:own'])
})

test('SY34: a browser without shared workers has a stream for each tab', async () => {
  vi.stubGlobal('SharedWorker', undefined)
  const { heard } = await openLine('board:own')
  await vi.waitFor(() => expect(heard).toEqual(['opened']))
})
