import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { patience, report, times } from './support/sizes.ts'

test(
  'SY8: rooms that open and close, or fail to, leave nothing behind',
  async () => {
    const program = join(import.meta.dirname, 'support/rooms-churn.ts')
    const count = times(150, 2_000)
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      program,
      String(count),
    ])
    const { opened, failed, rooms, megabytes } = JSON.parse(stdout) as Record<string, number>
    report(
      `rooms: ${opened} opened and closed, ${failed} failed to load, heap ${megabytes?.toFixed(1)} MB more`,
    )
    expect(failed).toBeGreaterThan(count / 20)
    expect(opened).toBeGreaterThan(count / 2)
    expect(rooms).toBe(0)
    expect(megabytes).toBeLessThan(5)
  },
  patience,
)
