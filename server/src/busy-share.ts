import { type EventLoopUtilization, performance } from 'node:perf_hooks'
import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'

/** How long the loop is watched before it is judged anew, ms. */
const window = 250

/** Asks how much of its time this thread's loop has been working of late: 0 (waiting only) … 1 (never waiting). */
export const createBusyShare = (): (() => number) => {
  let before: EventLoopUtilization = performance.eventLoopUtilization()
  let since = monotonicNow()
  let share = 0
  return () => {
    if (monotonicNow() - since < window) return share
    const now = performance.eventLoopUtilization()
    share = performance.eventLoopUtilization(now, before).utilization
    before = now
    since = monotonicNow()
    return share
  }
}
