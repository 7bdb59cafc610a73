import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Follows a media query, e.g. `(max-width: 719px)`. */
export const createMedia = (query: string): Accessor<boolean> => {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const update = () => setMatches(list.matches)
  list.addEventListener('change', update)
  onCleanup(() => list.removeEventListener('change', update))
  return matches
}
