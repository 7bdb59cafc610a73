import { type Component, createSignal, onCleanup, Show } from 'solid-js'
import { loadPatiently } from './load-patiently.ts'

/** How long after a failure the code is asked for again, ms. */
const again = 10_000

/**
 * A part whose code arrives behind the page, and of which nothing is said when it does not come: what it adds is help,
 * not what the person came for, or cannot be seen at all. It is asked for again until it comes.
 */
export const quietPart = <P extends object>(load: () => Promise<Component<P>>): Component<P> => {
  let arrived: Component<P> | null = null
  return (props) => {
    const [part, setPart] = createSignal<Component<P> | null>(arrived)
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    onCleanup(() => {
      isGone = true
      clearTimeout(timer)
    })
    const fetchPart = () =>
      void loadPatiently(load).then(
        (found) => {
          arrived = found
          if (!isGone) setPart(() => found)
        },
        () => {
          if (!isGone) timer = setTimeout(fetchPart, again)
        },
      )
    if (!arrived) fetchPart()
    return (
      <Show when={part()} keyed>
        {(Part) => <Part {...props} />}
      </Show>
    )
  }
}
