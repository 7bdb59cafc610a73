import { origins } from '@sedyanka/shared/rows/records.ts'
import { onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { undoKeyOf } from '../keys/letters.ts'

/** Undo of one field: one's own letters, and no one else's. */
export interface TextUndo {
  /** The text that the field shows now. */
  of(text: Y.Text | null): void
  /** What is typed after this is taken back by itself. */
  pause(): void
  /** Takes over the keys and menus for undo in the field: browsers forget what was typed when others write. */
  listen(element: HTMLElement): void
}

/** Milliseconds within which letters are taken back together. */
const together = 500

export const createTextUndo = (): TextUndo => {
  let manager: Y.UndoManager | null = null
  const of = (text: Y.Text | null) => {
    manager?.destroy()
    manager =
      text &&
      new Y.UndoManager(text, {
        trackedOrigins: new Set([origins.edit]),
        captureTimeout: together,
      })
  }
  const run = (step: 'undo' | 'redo') => {
    manager?.stopCapturing()
    manager?.[step]()
  }
  onCleanup(() => of(null))
  return {
    of,
    pause: () => manager?.stopCapturing(),
    listen: (element) => {
      const onKeyDown = (event: KeyboardEvent) => {
        const step = undoKeyOf(event)
        if (!step || event.isComposing) return
        // Also when there is nothing left to take back: nothing else is then taken back in its place.
        event.preventDefault()
        run(step)
      }
      const onBeforeInput = (event: InputEvent) => {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
        event.preventDefault()
        run(event.inputType === 'historyUndo' ? 'undo' : 'redo')
      }
      element.addEventListener('keydown', onKeyDown)
      element.addEventListener('beforeinput', onBeforeInput)
      onCleanup(() => {
        element.removeEventListener('keydown', onKeyDown)
        element.removeEventListener('beforeinput', onBeforeInput)
      })
    },
  }
}
