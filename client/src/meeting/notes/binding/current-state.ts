import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** What the editor keeps to itself of the page that it stands in. */
interface Inside {
  input?: { mouseDown: unknown }
  domObserver?: {
    /** Changes of the page that the editor has not looked at. */
    pendingRecords?: () => readonly MutationRecord[]
    /** Looks at them, and at the browser's selection. */
    flush?: () => void
  }
}

const inside = (view: EditorView): Inside => view as unknown as Inside

/** Whether the mouse is down in the editor: whoever chooses words holds on to those under the pointer. */
export const isChoosing = (view: EditorView): boolean => Boolean(inside(view).input?.mouseDown)

/** Whether a word is being composed or words are being chosen: what is redrawn there would break it off. */
export const isInHand = (view: EditorView): boolean => view.composing || isChoosing(view)

/**
 * The state from which something is drawn that no key of this person asked for. A key or the mouse moves the browser's
 * selection at once and the editor is told a moment later; what is drawn in between from the old state puts the old selection
 * back. So the selection is read first. Letters are told at once: where some wait, the editor is just reading them.
 */
export const currentState = (view: EditorView): EditorState => {
  const { domObserver } = inside(view)
  const waiting = domObserver?.pendingRecords?.()
  const isReading = !waiting || waiting.some(({ type }) => type !== 'attributes')
  if (!view.composing && view.hasFocus() && !isReading) domObserver?.flush?.()
  return view.state
}
