import { onCleanup } from 'solid-js'

/** Keeps the projector's computer from going to sleep, where the browser lets it. */
export const createWakeLock = (): void => {
  let lock: WakeLockSentinel | null = null
  let isOver = false
  const take = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      const taken = await navigator.wakeLock.request('screen')
      // The page may have gone while the browser thought about it.
      if (isOver) void taken.release()
      else lock = taken
    } catch {
      // Low battery or no permission: the screen then sleeps as it always did.
    }
  }
  const again = () => void take()
  document.addEventListener('visibilitychange', again)
  void take()
  onCleanup(() => {
    isOver = true
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  })
}
