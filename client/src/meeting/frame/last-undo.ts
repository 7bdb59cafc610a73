import { createEffect, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import { useI18n } from '../../i18n.tsx'
import type { ClientRoom } from '../../sync/client-room.ts'
import { useSnackbar } from '../../ui/Snackbar.tsx'

type Step = 'undo' | 'redo'

/**
 * Undo over several documents: takes back this person's latest edit, wherever it was, and says in words which one. True
 * when there was one.
 */
export const createLastUndo = (rooms: readonly ClientRoom[]): ((step: Step) => boolean) => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  // Which room's turn it was, latest last.
  const turns: Record<Step, ClientRoom[]> = { undo: [], redo: [] }
  let changed: Y.AbstractType<unknown>[] = []
  for (const room of rooms) {
    const added = ({ type }: { type: Step }) => turns[type].push(room)
    const popped = (event: { changedParentTypes: Map<unknown, unknown> }) => {
      changed = [...event.changedParentTypes.keys()] as Y.AbstractType<unknown>[]
    }
    createEffect(() => {
      const { undo } = room
      undo.on('stack-item-added', added)
      undo.on('stack-item-popped', popped)
      onCleanup(() => {
        undo.off('stack-item-added', added)
        undo.off('stack-item-popped', popped)
      })
    })
  }
  const tell = async (step: Step, types: readonly Y.AbstractType<unknown>[]) => {
    const { nameChange } = await import('./name-change.ts')
    const other = step === 'undo' ? 'redo' : 'undo'
    showSnack({
      text: t(step === 'undo' ? 'undo.undone' : 'undo.redone', {
        what: nameChange(types, rooms, t),
      }),
      action: { label: t(`common.${other}`), run: () => takeBack(other) },
    })
  }
  const takeBack = (step: Step): boolean => {
    for (let room = turns[step].pop(); room; room = turns[step].pop()) {
      if (room.undo[step]() === null) continue
      void tell(step, changed)
      return true
    }
    return false
  }
  return takeBack
}
