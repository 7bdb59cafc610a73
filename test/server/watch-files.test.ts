import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
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

/** A database file of so many pages, whose header says that it has `said`. */
const fileOf = (pages: number, said: number): Buffer => {
  const pageSize = 4_096
  const bytes = Buffer.alloc(pages * pageSize)
  bytes.write('SQLite format 3\0', 'latin1')
  bytes.writeUInt16BE(pageSize, 16)
  bytes.writeUInt32BE(said, 28)
  return bytes
}

test('AC18: a file that a slow checkpoint makes longer was not cut short; one that shrinks was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sedyanka-watch-'))
  const [databaseFile, lockFile] = [join(folder, 'sedyanka.db'), join(folder, 'lock')]
  writeFileSync(lockFile, 'x')
  writeFileSync(databaseFile, fileOf(4, 4))
  const stamp = openStamp(databaseFile)
  const onUntrustworthy = vi.fn()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = watchFiles({ databaseFile, lockFile, stamp }, onUntrustworthy)
  const look = async () => {
    vi.advanceTimersByTime(200)
    await wait(20)
  }
  await look()
  // The header comes first, the other pages one after another.
  for (let pages = 4; pages <= 10; pages++) {
    writeFileSync(databaseFile, fileOf(pages, 10), { flag: 'r+' })
    await look()
  }
  expect(onUntrustworthy).not.toHaveBeenCalled()
  await look()
  truncateSync(databaseFile, 6 * 4_096)
  for (let looks = 0; looks < 200 && onUntrustworthy.mock.calls.length === 0; looks++) await look()
  expect(onUntrustworthy).toHaveBeenCalledTimes(1)
  stop()
  closeStamp(stamp)
  rmSync(folder, { recursive: true })
})
