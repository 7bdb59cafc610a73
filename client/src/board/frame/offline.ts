import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { ClientRoom } from '../../sync/client-room.ts'

/** A line that is back within this time (a lift, a change of network) was not worth a word. */
export const OFFLINE_AFTER = 4_000

/** Whether some room has been without a line for four seconds; false again the moment all have one. */
export const createOffline = (
  rooms: Accessor<readonly Pick<ClientRoom, 'connected' | 'ended'>[]>,
): Accessor<boolean> => {
  const [offline, setOffline] = createSignal(false)
  createEffect(() => {
    if (rooms().every((room) => room.connected() || room.ended() !== null)) {
      setOffline(false)
      return
    }
    const timer = setTimeout(() => setOffline(true), OFFLINE_AFTER)
    onCleanup(() => clearTimeout(timer))
  })
  return offline
}
