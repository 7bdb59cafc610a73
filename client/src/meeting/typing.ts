import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'
import { announceAt } from '../sync/people-here.ts'

/** Tells the others where one writes, for as long as one does. */
export interface Typing {
  /** Call at every keystroke with the place, e.g. `actions/<id>/title`. */
  at: (place: string) => void
  stop: () => void
  /** The places that were written in since the page came. */
  written: Accessor<ReadonlySet<string>>
  /** What was written there is dealt with. */
  forget: (place: string) => void
}

/** Without a keystroke for this long nobody is writing any more. */
const IDLE_MS = 3_000

export const createTyping = (room: ClientRoom): Typing => {
  let place: string | null = null
  const [written, setWritten] = createSignal<ReadonlySet<string>>(new Set())
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    if (place === null) return
    place = null
    announceAt(room, null)
  }
  onCleanup(stop)
  // Another room behind the page has not heard it yet.
  createEffect(() => place !== null && announceAt(room, place))
  return {
    at: (next) => {
      clearTimeout(timer)
      timer = setTimeout(stop, IDLE_MS)
      if (next === place) return
      place = next
      setWritten((before) => (before.has(next) ? before : new Set([...before, next])))
      announceAt(room, next)
    },
    stop,
    written,
    forget: (place) => setWritten((before) => new Set([...before].filter((one) => one !== place))),
  }
}
