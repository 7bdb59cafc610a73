import { ServerClock } from '@sedyanka/client/sync/server-clock.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

const hour = 3_600_000
const realNow = Date.now
/** Sets this machine's clock. */
const setClock = (ahead: number) => {
  Date.now = () => realNow() + ahead
}
afterEach(() => {
  Date.now = realNow
  vi.useRealTimers()
})

describe('the server’s time on a page', () => {
  test('SY51: it is the server’s, whatever this machine’s clock is set to, and is whole milliseconds', () => {
    const clock = new ServerClock()
    clock.set(1_764_000_000_000)
    setClock(hour)
    expect(clock.now() - 1_764_000_000_000).toBeLessThan(60_000)
    setClock(-hour)
    expect(clock.now()).toBeGreaterThanOrEqual(1_764_000_000_000)
    expect(Number.isInteger(clock.now())).toBe(true)
  })

  test('SY51: a leap is told once, and clocks that run together are none', () => {
    const clock = new ServerClock()
    expect(clock.takeLeap()).toBe(0)
    setClock(hour)
    expect(Math.round(clock.takeLeap() / 1_000)).toBe(3_600)
    expect(clock.takeLeap()).toBe(0)
  })
})

describe('the clock of this machine is set while people write', () => {
  let deployment: PageServer
  beforeEach(() => {
    deployment = new PageServer()
  })
  afterEach(() => deployment.close())

  test.each([hour, -hour])(
    'SY51: by %d ms: the line stays, the time is the server’s, the seat stays',
    async (ahead) => {
      const page = deployment.open(board1, facilitator)
      await page.synced()
      const before = page.room.serverNow()
      setClock(ahead)
      // The server's own clock is the same machine's here: only the page's moves.
      deployment.clockAhead = -ahead
      await until(() => deployment.greeted > 1, 'the page asks what time it is')
      actions.set(page.room.doc, asId('action-a'), { blockedReason: 'а' })
      await page.saved()
      expect(Math.abs(page.room.serverNow() - before)).toBeLessThan(60_000)
      expect(page.room.connected()).toBe(true)
      expect(page.room.seat).toEqual(facilitator)
      expect(page.replaced).toBe(0)
    },
  )

  test('SY51: without a line a machine that slept goes on with the time that it slept', async () => {
    const page = deployment.open(board1, facilitator)
    await page.synced()
    page.line.cut()
    const before = page.room.serverNow()
    setClock(hour)
    await until(() => page.room.serverNow() - before >= hour, 'the hour is counted')
  })
})
