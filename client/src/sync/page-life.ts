/**
 * Tells when the browser puts this page to sleep (the phone is away in a pocket), and when somebody looks at it again: on
 * waking, on coming back to the tab, out of the browser's cache of pages; and when it has a network, and has none any more. Answers with how to stop.
 * Page Lifecycle, https://wicg.github.io/page-lifecycle/
 */
export const watchPageLife = ({
  asleep,
  awake,
  online,
  offline,
}: {
  asleep: () => void
  awake: () => void
  online: () => void
  offline: () => void
}): (() => void) => {
  const onVisible = () => {
    if (document.visibilityState === 'visible') awake()
  }
  document.addEventListener('freeze', asleep)
  document.addEventListener('resume', awake)
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('pageshow', awake)
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  return () => {
    document.removeEventListener('freeze', asleep)
    document.removeEventListener('resume', awake)
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('pageshow', awake)
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
  }
}
