/** Milliseconds. */
const step = 250

/**
 * Calls back after so many milliseconds in which this page could have heard something, and answers with how not to. While
 * the page itself is busy, as it starts on a slow phone, nothing gets through to it, and that is nobody's fault: it counts
 * as one step at most.
 */
export const afterListening = (milliseconds: number, run: () => void): (() => void) => {
  let left = milliseconds
  const wait = () => {
    if (left <= 0) return run()
    const next = Math.min(step, left)
    left -= next
    timer = setTimeout(wait, next)
  }
  let timer = setTimeout(wait, 0)
  return () => clearTimeout(timer)
}
