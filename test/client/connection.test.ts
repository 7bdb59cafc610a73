import { createOffline, OFFLINE_AFTER } from '@sedyanka/client/board/frame/offline.ts'
import { worstSaved } from '@sedyanka/client/board/status/worst-saved.ts'
import type { Ended } from '@sedyanka/client/sync/endings.ts'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const openRoom = () => {
  const [connected, setConnected] = createSignal(true)
  const [ended, setEnded] = createSignal<Ended | null>(null)
  return { connected, setConnected, ended, setEnded }
}

/** `createOffline` over some rooms, with the way to end it. */
const watchLine = (...rooms: ReturnType<typeof openRoom>[]) =>
  createRoot((dispose) => ({ offline: createOffline(() => rooms), dispose }))

describe('PA10: the notice about the line', () => {
  test('PA10: four seconds without a line, not less', () => {
    const room = openRoom()
    const { offline, dispose } = watchLine(room)
    room.setConnected(false)
    vi.advanceTimersByTime(OFFLINE_AFTER - 1)
    expect(offline()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(offline()).toBe(true)
    dispose()
  })

  test('PA10: it goes the moment the line is back, and a short break is never told', () => {
    const room = openRoom()
    const { offline, dispose } = watchLine(room)
    room.setConnected(false)
    vi.advanceTimersByTime(3_000)
    room.setConnected(true)
    vi.advanceTimersByTime(10_000)
    expect(offline()).toBe(false)
    room.setConnected(false)
    vi.advanceTimersByTime(OFFLINE_AFTER)
    room.setConnected(true)
    expect(offline()).toBe(false)
    dispose()
  })

  test('PA10: one room without a line is enough; one that is over does not count', () => {
    const [board, meeting] = [openRoom(), openRoom()]
    const { offline, dispose } = watchLine(board, meeting)
    meeting.setConnected(false)
    vi.advanceTimersByTime(OFFLINE_AFTER)
    expect(offline()).toBe(true)
    meeting.setEnded('noSuchRoom')
    expect(offline()).toBe(false)
    dispose()
  })
})

describe('PA10: one Saved label for several rooms', () => {
  test('PA10: it says the worst, with everything that waits', () => {
    expect(worstSaved([])).toEqual({ kind: 'saved', pending: 0 })
    expect(worstSaved([{ kind: 'saved' }, { kind: 'saving', pending: 2, slow: false }])).toEqual({
      kind: 'saving',
      pending: 2,
    })
    expect(
      worstSaved([
        { kind: 'device', pending: 1 },
        { kind: 'saving', pending: 2, slow: true },
      ]),
    ).toEqual({
      kind: 'device',
      pending: 3,
    })
    expect(
      worstSaved([
        { kind: 'notSaved', pending: 1 },
        { kind: 'degraded', pending: 4 },
      ]).kind,
    ).toBe('notSaved')
  })
})
