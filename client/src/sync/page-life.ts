import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'

/** Taps come in rows: one of them is enough, ms. */
const tapsApart = 2_000

/**
 * Tells when the browser puts this page to sleep (the phone is away in a pocket), and when somebody looks at it again: on
 * waking, on coming back to the tab, out of the browser's cache of pages; when it has a network, and has
 * none any more; `touched`: somebody is at it. Answers with how to stop.
 * Page Lifecycle, https://wicg.github.io/page-lifecycle/
 */
export const watchPageLife = ({
  asleep,
  awake,
  online,
  offline,
  touched,
}: {
  asleep: () => void
  awake: () => void
  online: () => void
  offline: () => void
  touched: () => void
}): (() => void) => {
  let told = monotonicNow() - tapsApart
  const onTouch = () => {
    if (monotonicNow() - told < tapsApart) return
    told = monotonicNow()
    touched()
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') awake()
  }
  document.addEventListener('freeze', asleep)
  document.addEventListener('resume', awake)
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('pageshow', awake)
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  window.addEventListener('pointerdown', onTouch, true)
  window.addEventListener('keydown', onTouch, true)
  return () => {
    document.removeEventListener('freeze', asleep)
    document.removeEventListener('resume', awake)
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('pageshow', awake)
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    window.removeEventListener('pointerdown', onTouch, true)
    window.removeEventListener('keydown', onTouch, true)
  }
}
