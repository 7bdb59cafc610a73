import { type EventLoopUtilization, performance } from 'node:perf_hooks'

/** How long the loop is watched before it is judged anew, ms. */
const window = 250

/** Asks how much of its time this thread's loop has been working of late: 0 (waiting only) … 1 (never waiting). */
export const createBusyShare = (): (() => number) => {
  let before: EventLoopUtilization = performance.eventLoopUtilization()
  let since = performance.now()
  let share = 0
  return () => {
    if (performance.now() - since < window) return share
    const now = performance.eventLoopUtilization()
    share = performance.eventLoopUtilization(now, before).utilization
    before = now
    since = performance.now()
    return share
  }
}
