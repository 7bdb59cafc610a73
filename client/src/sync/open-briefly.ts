import { createEffect, createRoot, createSignal } from 'solid-js'
import type { RoomHandover } from './unsent-edits.ts'
import { type ClientRoom, makeClientRoom } from './client-room.ts'
import type { ClientRoomOptions } from './room-options.ts'

interface Brief extends Pick<ClientRoomOptions, 'name' | 'seat'> {
  /** The page counts the room among its own. */
  watch: (room: ClientRoom) => void
  /** Whether it may be closed though there are words in it that were not accepted. */
  mayLeave: () => boolean
  /** Once the document is here. */
  begin?: (room: ClientRoom) => void
}

/**
 * Opens a room that nobody looks at, until everything in it is on the server's disk: what a closed page left is sent.
 * Nobody is shown as being there.
 */
export const openBriefly = ({ name, seat, watch, mayLeave, begin }: Brief): void => {
  createRoot((dispose) => {
    const open = (handover: RoomHandover | null): ClientRoom => {
      const made = makeClientRoom({
        name,
        seat,
        handover,
        onReplaced: (next) => setRoom(open(next)),
      })
      made.awareness.setLocalState(null)
      return made
    }
    const [room, setRoom] = createSignal(open(null))
    let hasBegun = false
    createEffect(() => watch(room()))
    createEffect(() => {
      const now = room()
      if (now.synced() && now.ready() && !hasBegun) {
        hasBegun = true
        begin?.(now)
      }
      const isDone = now.synced() && now.saved().kind === 'saved'
      const isRead = now.notAccepted().length === 0 || mayLeave()
      if (!now.ended() && !(isDone && hasBegun && isRead)) return
      now.destroy()
      dispose()
    })
  })
}
