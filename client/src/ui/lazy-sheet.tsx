import { type Component, createEffect, createSignal, lazy, Show, Suspense } from 'solid-js'

/**
 * A sheet over the page whose code arrives when it is opened for the first time: pages are read far more often than
 * their dialogs are opened.
 */
export const lazySheet = <P extends { open: boolean }>(
  load: () => Promise<Component<P>>,
): Component<P> => {
  const Sheet = lazy(async () => ({ default: await load() }))
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

/** A part of a page whose code arrives when it is shown for the first time. */
export const lazyPart = <P extends object>(load: () => Promise<Component<P>>): Component<P> => {
  const Part = lazy(async () => ({ default: (await load()) as Component<object> }))
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  )
}
