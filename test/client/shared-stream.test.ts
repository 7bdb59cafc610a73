import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { SharedStreams } from '@sedyanka/client/sync/shared-stream.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

/** The browser's half of a stream, which the test plays the server of. */
class FakeSource extends EventTarget {
  static made: FakeSource[] = []
  isClosed = false
  constructor() {
    super()
    FakeSource.made.push(this)
  }
  close(): void {
    this.isClosed = true
  }
  say(event: string, data = ''): void {
    this.dispatchEvent(new MessageEvent(event, { data }))
  }
}

/** Requests that wait for the test's answer, by their path. */
let asked: { path: string; answer: (status: number) => void; isAborted: () => boolean }[] = []
const paths = () => asked.map(({ path }) => path)
const answer = async (path: string, status = 204) => {
  const at = asked.findIndex((request) => request.path === path)
  expect(paths()).toContain(path)
  asked.splice(at, 1)[0]?.answer(status)
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.made = []
  asked = []
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('fetch', (path: string, { signal }: { signal: AbortSignal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const give = (status: number) => resolve(new Response(null, { status }))
    asked.push({ path, answer: give, isAborted: () => signal.aborted })
    signal.addEventListener('abort', () => {
      asked = asked.filter((request) => request.path !== path || !request.isAborted())
      reject(new Error('aborted'))
    })
    return promise
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const open = (streams: SharedStreams, room: string) => {
  const heard: string[] = []
  const line = streams.open(room, {
    opened: () => heard.push('opened'),
    frame: (frame) => heard.push(`frame ${frame.join()}`),
    closed: (code) => heard.push(`closed ${code}`),
  })
  return { line, heard }
}
const base64 = (...bytes: number[]) => btoa(String.fromCharCode(...bytes))

describe('lines over one event stream', () => {
  test('SY33: rooms share one stream, and each line hears what is its own', async () => {
    const streams = new SharedStreams()
    const board = open(streams, 'board:b')
    const meeting = open(streams, 'meeting:m')
    const [source] = FakeSource.made as [FakeSource]
    expect(FakeSource.made).toHaveLength(1)
    source.say('stream', 's')
    await vi.advanceTimersByTimeAsync(0)
    await answer('/sync/board%3Ab/lines/s?at=1')
    await answer('/sync/meeting%3Am/lines/s?at=2')
    meeting.line.send(new Uint8Array([7]))
    source.say('line', '1 one')
    source.say('line', '2 two')
    source.say('message', `2 ${base64(1, 2)}`)
    source.say('message', `1 ${base64(3)}`)
    source.say('end', `1 ${closeCodes.rejected}`)
    source.say('message', `1 ${base64(4)}`)
    source.say('message', `2 ${base64(5)}`)
    expect(board.heard).toEqual(['opened', 'frame 3', `closed ${closeCodes.rejected}`])
    expect(meeting.heard).toEqual(['opened', 'frame 1,2', 'frame 5'])
    // What was said before it had its name goes with it.
    await vi.advanceTimersByTimeAsync(0)
    await answer('/sync/meeting%3Am/frames/two?number=1')
    // One that ends leaves; without any the stream is closed a little later.
    meeting.line.close()
    await vi.advanceTimersByTimeAsync(0)
    await answer('/sync/rooms/leave/two')
    expect(source.isClosed).toBe(false)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(source.isClosed).toBe(true)
    expect(meeting.heard.at(-1)).toBe('frame 5')
  })

  test('SY33: a line that nobody wants any more by the time it opens leaves again', async () => {
    const { line } = open(new SharedStreams(), 'board:b')
    FakeSource.made[0]?.say('stream', 's')
    await vi.advanceTimersByTimeAsync(0)
    line.close()
    FakeSource.made[0]?.say('line', '1 one')
    await vi.advanceTimersByTimeAsync(0)
    expect(paths()).toContain('/sync/rooms/leave/one')
  })

  test('SY35: what an earlier person’s stream does not take moves to a new one, once', async () => {
    const streams = new SharedStreams()
    open(streams, 'board:a')
    FakeSource.made[0]?.say('stream', 'old')
    await vi.advanceTimersByTimeAsync(0)
    await answer('/sync/board%3Aa/lines/old?at=1')
    const { heard } = open(streams, 'board:b')
    await vi.advanceTimersByTimeAsync(0)
    await answer('/sync/board%3Ab/lines/old?at=2', 404)
    expect(FakeSource.made).toHaveLength(2)
    expect(FakeSource.made[0]?.isClosed).toBe(false)
    FakeSource.made[1]?.say('stream', 'new')
    await vi.advanceTimersByTimeAsync(0)
    await answer('/sync/board%3Ab/lines/new?at=1', 404)
    expect(heard).toEqual(['closed 1006'])
    expect(FakeSource.made).toHaveLength(2)
  })

  test('SY34: when the stream breaks every line is told, and the next opens another', () => {
    const streams = new SharedStreams()
    const lines = [open(streams, 'board:b'), open(streams, 'meeting:m')]
    FakeSource.made[0]?.dispatchEvent(new Event('error'))
    expect(lines.map(({ heard }) => heard)).toEqual([['closed 1006'], ['closed 1006']])
    open(streams, 'board:b')
    expect(FakeSource.made).toHaveLength(2)
    // The end of the whole stream, with the server's own word.
    const last = open(streams, 'meeting:m')
    FakeSource.made[1]?.say('end', String(closeCodes.session))
    expect(last.heard).toEqual([`closed ${closeCodes.session}`])
  })

  test('SY36: three requests are under way at once; one that waits for its turn loses no time', async () => {
    const streams = new SharedStreams()
    const lines = ['a', 'b', 'c', 'd'].map((id) => open(streams, `board:${id}`))
    FakeSource.made[0]?.say('stream', 's')
    await vi.advanceTimersByTimeAsync(0)
    expect(paths()).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(1_900)
    await answer('/sync/board%3Aa/lines/s?at=1')
    expect(paths()).toContain('/sync/board%3Ad/lines/s?at=4')
    // Those of the others are sent again after two seconds; the fourth has its own two.
    await vi.advanceTimersByTimeAsync(200)
    await answer('/sync/board%3Ad/lines/s?at=4')
    // What is swallowed again and again is lost in the end, and gives its place to others.
    await vi.advanceTimersByTimeAsync(60_000)
    expect(lines.map(({ heard }) => heard)).toEqual([[], ['closed 1006'], ['closed 1006'], []])
    expect(paths()).toEqual([])
  })
})
