import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'

/** The server's time as a signal, once a second on the second: everybody's countdowns change together. Epoch milliseconds. */
export const createClock = (room: ClientRoom): Accessor<number> => {
  const [now, setNow] = createSignal(room.serverNow())
  let timer: ReturnType<typeof setTimeout>
  const tick = () => {
    setNow(room.serverNow())
    timer = setTimeout(tick, 1_000 - (room.serverNow() % 1_000) + 5)
  }
  timer = setTimeout(tick, 1_000 - (room.serverNow() % 1_000) + 5)
  onCleanup(() => clearTimeout(timer))
  return now
}
