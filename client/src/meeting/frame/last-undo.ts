import { onCleanup } from 'solid-js'
import type { ClientRoom } from '../../sync/client-room.ts'

/** Undo over several documents: takes back this person's latest edit, wherever it was. True when there was one. */
export const createLastUndo = (rooms: readonly ClientRoom[]): ((isRedo: boolean) => boolean) => {
  // Which room's turn it was, latest last.
  const done: ClientRoom[] = []
  const undone: ClientRoom[] = []
  for (const room of rooms) {
    const added = ({ type }: { type: 'undo' | 'redo' }) =>
      (type === 'undo' ? done : undone).push(room)
    room.undo.on('stack-item-added', added)
    onCleanup(() => room.undo.off('stack-item-added', added))
  }
  return (isRedo) => {
    const order = isRedo ? undone : done
    while (order.length > 0) {
      const room = order.pop()
      if ((isRedo ? room?.undo.redo() : room?.undo.undo()) != null) return true
    }
    return false
  }
}
