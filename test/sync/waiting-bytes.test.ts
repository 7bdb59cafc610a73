import type { Connection } from '@sedyanka/server/sync/peer/connection.ts'
import { Inbox } from '@sedyanka/server/sync/room/inbox.ts'
import type { Message } from '@sedyanka/server/sync/room/turn.ts'
import { WritingTimes } from '@sedyanka/server/sync/record/writing-times.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { expect, test } from 'vitest'

/** A message of a line that takes so much of its room while it waits. */
const messageOf = (connection: object, bytes: number): Message =>
  ({
    connection: connection as Connection,
    body: new Uint8Array(bytes - limits.waitingOverhead),
  }) as Message

test('SY48: of one line as much waits for a turn as may, and with a byte more nothing of it', () => {
  const [line, other] = [{}, {}]
  const inbox = new Inbox()
  expect(inbox.add(messageOf(other, 1_000))).toBe(true)
  expect(inbox.add(messageOf(line, limits.waitingOfLine - limits.waitingOverhead))).toBe(true)
  // An empty message takes its place, too.
  expect(inbox.add(messageOf(line, limits.waitingOverhead))).toBe(true)
  expect([inbox.size, inbox.weight]).toEqual([3, limits.waitingOfLine + 1_000])
  expect(inbox.add(messageOf(line, limits.waitingOverhead + 1))).toBe(false)
  expect([inbox.size, inbox.weight]).toEqual([1, 1_000])
})

test('SY48: of all lines of a room as much waits as may, and what is past it goes with its line alone', () => {
  const inbox = new Inbox()
  const lines = Array.from({ length: limits.waitingInRoom / limits.waitingOfLine }, () => ({}))
  for (const line of lines) expect(inbox.add(messageOf(line, limits.waitingOfLine))).toBe(true)
  expect(inbox.weight).toBe(limits.waitingInRoom)
  expect(inbox.add(messageOf({}, limits.waitingOverhead))).toBe(false)
  expect([inbox.size, inbox.weight]).toEqual([lines.length, limits.waitingInRoom])
})

test('AC43: who wrote when is remembered for a day to the minute, and not for a minute more', () => {
  const minute = 60_000
  const first = 30_000_000 * minute
  const wrote = (times: WritingTimes, clocks: [number, number], at: number) =>
    times.note({ before: new Map([[7, clocks[0]]]), after: new Map([[7, clocks[1]]]) }, at)
  const times = new WritingTimes([])
  wrote(times, [0, 1], first)
  wrote(times, [1, 2], first + limits.minutesRemembered * minute)
  expect(times.firstClock(7, 0)).toBe(0)
  wrote(times, [2, 3], first + (limits.minutesRemembered + 1) * minute)
  expect(times.firstClock(7, 0)).toBe(1)
})
