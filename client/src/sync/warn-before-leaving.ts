/** The browser asks before it closes the page while `isUnsafe`. Answers with how to stop. */
export const warnBeforeLeaving = (isUnsafe: () => boolean): (() => void) => {
  const ask = (event: BeforeUnloadEvent) => {
    if (isUnsafe()) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}
