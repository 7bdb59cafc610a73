import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeStamp, openStamp } from '@sedyanka/server/store/file/file-stamp.ts'
import { watchFiles } from '@sedyanka/server/store/file/watch-files.ts'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => void vi.useRealTimers())

test.each([
  ['found while the server runs', false, 1],
  ['no matter any more for a look that had begun before the stop', true, 0],
])('AC18: a lock that was removed is %s', async (_what, stops, times) => {
  const folder = mkdtempSync(join(tmpdir(), 'sedyanka-watch-'))
  const [databaseFile, lockFile] = [join(folder, 'sedyanka.db'), join(folder, 'lock')]
  for (const file of [databaseFile, lockFile]) writeFileSync(file, 'x')
  const stamp = openStamp(databaseFile)
  const onUntrustworthy = vi.fn()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = watchFiles({ databaseFile, lockFile, stamp }, onUntrustworthy)
  rmSync(lockFile)
  vi.advanceTimersByTime(250)
  if (stops) stop()
  // Long enough for a look, which takes some milliseconds.
  for (let look = 0; look < 50 && onUntrustworthy.mock.calls.length === 0; look++) await wait(10)
  expect(onUntrustworthy).toHaveBeenCalledTimes(times)
  stop()
  closeStamp(stamp)
  rmSync(folder, { recursive: true })
})
