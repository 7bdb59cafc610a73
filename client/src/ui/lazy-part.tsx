import { type Component, ErrorBoundary, lazy } from 'solid-js'
import { loadPatiently, PartNotLoaded } from './load-patiently.ts'
import { PartFailure } from './PartFailure.tsx'

/**
 * Where it is said that a part did not come: in its place; over the page, for what would have lain there; or in the place
 * of a whole page, which leaves what breaks later to those around it.
 */
type FailurePlace = 'inPlace' | 'over' | 'page'

/** A component whose code arrives when it is shown for the first time; whoever shows it says what stands there meanwhile. */
export interface LazyComponent<P> {
  (props: P): ReturnType<Component>
  /** Fetches the code, as somebody comes near. Failing costs nothing: it is tried again when it is wanted. */
  preload: () => Promise<unknown>
}

/** What does not come is tried again, then said where it is missing, with a button; the page around it stays. */
export const lazyComponent = <P extends object>(
  load: () => Promise<Component<P>>,
  place: FailurePlace = 'inPlace',
): LazyComponent<P> => {
  const make = () => {
    const part = lazy<Component<object>>(async () => {
      try {
        return { default: (await loadPatiently(load)) as Component<object> }
      } catch (error) {
        // One that failed never tries again.
        if (current === part) current = make()
        throw error
      }
    })
    return part
  }
  let current = make()

  const Lazy = (props: P) => (
    <ErrorBoundary
      fallback={(error: unknown, reset: () => void) => {
        if (place === 'page' && !(error instanceof PartNotLoaded)) throw error
        return <PartFailure error={error} isOver={place === 'over'} onRetry={reset} />
      }}
    >
      {(() => {
        const Part = current
        return <Part {...props} />
      })()}
    </ErrorBoundary>
  )
  return Object.assign(Lazy, { preload: () => current.preload().catch(() => undefined) })
}
