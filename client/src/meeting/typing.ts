import { createEffect, onCleanup } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'
import { announceAt } from '../sync/people.ts'

/** Tells the others where one writes, for as long as one does. */
export interface Typing {
  /** Call at every keystroke with the place, e.g. `actions/<id>/title`. */
  at: (place: string) => void
  stop: () => void
}

/** Without a keystroke for this long nobody is writing any more. */
const IDLE_MS = 3_000

export const createTyping = (room: ClientRoom): Typing => {
  let place: string | null = null
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
      announceAt(room, next)
    },
    stop,
  }
}
