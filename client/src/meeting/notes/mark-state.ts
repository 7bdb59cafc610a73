import type { Editor } from '@tiptap/core'
import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** What the toolbar shows of the place the caret is in. */
export interface MarkState {
  isBold: boolean
  isItalic: boolean
  isHeading: boolean
  isBullets: boolean
  isNumbers: boolean
  isLink: boolean
  canUndo: boolean
  canRedo: boolean
}

const read = (editor: Editor): MarkState => ({
  isBold: editor.isActive('bold'),
  isItalic: editor.isActive('italic'),
  isHeading: editor.isActive('heading'),
  isBullets: editor.isActive('bulletList'),
  isNumbers: editor.isActive('orderedList'),
  isLink: editor.isActive('link'),
  canUndo: editor.can().undo(),
  canRedo: editor.can().redo(),
})

const isSame = (a: MarkState, b: MarkState): boolean =>
  Object.entries(a).every(([key, value]) => b[key as keyof MarkState] === value)

/** Follows the editor, at most once a frame: typing must not wait for a toolbar. */
export const createMarkState = (editor: Editor): Accessor<MarkState> => {
  const [state, setState] = createSignal(read(editor), { equals: isSame })
  let frame = 0
  const follow = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (!editor.isDestroyed) setState(read(editor))
    })
  }
  editor.on('transaction', follow)
  onCleanup(() => {
    editor.off('transaction', follow)
    cancelAnimationFrame(frame)
  })
  return state
}
