import { type Component, createEffect, createSignal, Show, Suspense } from 'solid-js'
import { lazyComponent } from './lazy-part.tsx'

/**
 * A sheet over the page whose code arrives when it is opened for the first time: pages are read far more often than
 * their dialogs are opened.
 */
export const lazySheet = <P extends { open: boolean }>(
  load: () => Promise<Component<P>>,
): Component<P> => {
  const Sheet = lazyComponent(load, 'over')
  return (props) => {
    const [isWanted, setIsWanted] = createSignal(false)
    createEffect(() => props.open && setIsWanted(true))
    return (
      <Show when={isWanted()}>
        <Suspense>
          <Sheet {...props} />
        </Suspense>
      </Show>
    )
  }
}

/** A part of a page whose code arrives when it is shown for the first time. `place`: where is said that it did not come. */
export const lazyPart = <P extends object>(
  load: () => Promise<Component<P>>,
  place: 'inPlace' | 'over' = 'inPlace',
): Component<P> => {
  const Part = lazyComponent(load, place)
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  )
}

/** A dialog that is there only while it is open. */
export const lazyDialog = <P extends object>(load: () => Promise<Component<P>>): Component<P> =>
  lazyPart(load, 'over')
