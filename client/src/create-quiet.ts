import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** What is put off comes after this time at the latest, however busy the page is, ms. */
const patience = 500

/**
 * Turns true once the page has nothing more urgent to do: for what nobody can see or use yet, so that it does not hold up
 * what one waits for. To be called within a component.
 */
export const createQuiet = (): Accessor<boolean> => {
  const [isQuiet, setQuiet] = createSignal(false)
  const settle = () => setQuiet(true)
  if (typeof requestIdleCallback === 'function') {
    const waiting = requestIdleCallback(settle, { timeout: patience })
    onCleanup(() => cancelIdleCallback(waiting))
  } else {
    // Safari
    const waiting = setTimeout(settle, 0)
    onCleanup(() => clearTimeout(waiting))
  }
  return isQuiet
}
