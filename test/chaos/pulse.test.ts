import { keepPulse } from '@sedyanka/server/http/keep-pulse.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** A socket whose other side answers or does not. */
class FakeSocket extends EventEmitter {
  answers = true
  pings = 0
  isOpen = true
  ping(): void {
    this.pings++
    if (this.answers) this.emit('pong')
  }
  terminate(): void {
    this.isOpen = false
    this.emit('close')
  }
}

const open = (): FakeSocket => {
  const socket = new FakeSocket()
  keepPulse(socket as unknown as Parameters<typeof keepPulse>[0])
  return socket
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('SY19: who answers stays, for as long as they like', () => {
  const socket = open()
  vi.advanceTimersByTime(3_600_000)
  expect(socket.isOpen).toBe(true)
  expect(socket.pings).toBeGreaterThan(100)
})

test('SY19: who has vanished is gone within 15 seconds', () => {
  const socket = open()
  vi.advanceTimersByTime(60_000)
  socket.answers = false
  vi.advanceTimersByTime(15_000)
  expect(socket.isOpen).toBe(false)
})

test('SY19: a slow answer counts, and nothing is left behind after the end', () => {
  const socket = open()
  socket.answers = false
  vi.advanceTimersByTime(14_000)
  expect(socket.isOpen).toBe(true)
  socket.emit('pong')
  vi.advanceTimersByTime(10_000)
  expect(socket.isOpen).toBe(true)
  socket.terminate()
  expect(vi.getTimerCount()).toBe(0)
})

test('HT24: who sends control frames without end is ended; who asks for signs of life itself stays', () => {
  const floods: string[] = []
  const socket = new FakeSocket()
  keepPulse(socket as unknown as Parameters<typeof keepPulse>[0], () => floods.push('flood'))
  for (let minute = 0; minute < 60; minute++) {
    for (let frame = 0; frame < limits.controlFrames / 2; frame++) socket.emit('ping')
    vi.advanceTimersByTime(60_000)
  }
  expect(socket.isOpen).toBe(true)
  for (let frame = 0; frame < limits.controlFrames - 1; frame++) socket.emit('pong')
  expect([socket.isOpen, floods]).toEqual([true, []])
  for (let frame = 0; frame < 1_000; frame++) socket.emit('ping')
  expect([socket.isOpen, floods]).toEqual([false, ['flood']])
})
