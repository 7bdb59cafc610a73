import { type Component, createSignal, onCleanup, Show } from 'solid-js'
import { loadPatiently } from './load-patiently.ts'

/**
 * A part whose code arrives behind the page, and of which nothing is said when it does not come: what it adds is help,
 * not what the person came for. The next one that is shown tries again.
 */
export const quietPart = <P extends object>(load: () => Promise<Component<P>>): Component<P> => {
  let arrived: Component<P> | null = null
  return (props) => {
    const [part, setPart] = createSignal<Component<P> | null>(arrived)
    let isGone = false
    onCleanup(() => (isGone = true))
    if (!arrived)
      loadPatiently(load).then(
        (found) => {
          arrived = found
          if (!isGone) setPart(() => found)
        },
        () => undefined,
      )
    return (
      <Show when={part()} keyed>
        {(Part) => <Part {...props} />}
      </Show>
    )
  }
}
