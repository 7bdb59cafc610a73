import { TurnScheduler } from '@sedyanka/server/sync/room/turn-scheduler.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { describe, expect, test } from 'vitest'
import { settle, TestClock } from '../support/clock.ts'

/** A scheduler in a test's time, whose turns note when they were taken. */
const makeScheduler = (busyShare = 0) => {
  const clock = new TestClock()
  const start = clock.now()
  const taken: number[] = []
  const { monotonic, schedule } = clock
  const scheduler = new TurnScheduler({ now: monotonic, schedule, busyShare: () => busyShare })
  const ask = () => scheduler.request(() => taken.push(clock.now() - start))
  return { clock, taken, ask }
}

describe('when rooms take their turns', () => {
  test('SY21: an idle server takes a turn at once', async () => {
    const { clock, taken, ask } = makeScheduler()
    ask()
    await clock.advance(0)
    await clock.advance(1_000)
    ask()
    await clock.advance(0)
    expect(taken).toEqual([0, 1_000])
  })

  test('SY21: one busy room gathers for the short interval', async () => {
    const { clock, taken, ask } = makeScheduler()
    ask()
    await clock.advance(1)
    ask()
    await clock.advance(limits.batchInterval - 2)
    expect(taken).toEqual([0])
    await clock.advance(1)
    expect(taken).toEqual([0, limits.batchInterval])
  })

  test.each([
    [2, 2 * limits.batchInterval],
    [5, 5 * limits.batchInterval],
    [20, limits.busyInterval],
  ])('SY21: %d busy rooms take their turns together, %d ms apart', async (rooms, interval) => {
    const { clock, taken, ask } = makeScheduler()
    for (let room = 0; room < rooms; room++) ask()
    await clock.advance(1)
    ask()
    await clock.advance(2)
    ask()
    await clock.advance(interval - 4)
    expect(taken).toHaveLength(rooms)
    await clock.advance(1)
    expect(taken.slice(rooms)).toEqual([interval, interval])
  })

  test.each([
    [0.5, limits.batchInterval + 0.25 * (limits.longestInterval - limits.batchInterval)],
    [1, limits.longestInterval],
  ])('SY21: a loop that works %d of its time gathers for %d ms', async (share, interval) => {
    const { clock, taken, ask } = makeScheduler(share)
    ask()
    await clock.advance(0)
    ask()
    await clock.advance(interval - 1)
    expect(taken).toEqual([0])
    await clock.advance(1)
    expect(taken).toEqual([0, interval])
  })

  test('SY21: a turn that was called off is not taken', async () => {
    const { clock, taken, ask } = makeScheduler()
    const callOff = ask()
    callOff()
    await clock.advance(100)
    await settle()
    expect(taken).toEqual([])
  })
})
