import type { Editor } from '@tiptap/core'

/** Where somebody writes in the notes, kept while the editor is made anew over another document. */
export interface EditorPlace {
  /** This editor goes. */
  leave(editor: Editor): void
  /** This one takes its place: it gets the keyboard and the caret back, if the one before had them. */
  comeBack(editor: Editor): void
}

type Content = Editor['state']['doc']['content']

/** A place of one document in another that differs in one stretch. */
const mapPlace = (place: number, before: Content, after: Content): number => {
  const start = before.findDiffStart(after)
  const end = before.findDiffEnd(after)
  if (start === null || !end || place <= start) return Math.min(place, after.size)
  if (place < end.a) return Math.min(place, Math.max(start, end.b))
  return place + end.b - end.a
}

export const createEditorPlace = (): EditorPlace => {
  let held: { content: Content; anchor: number; head: number } | null = null
  return {
    leave: (editor) => {
      const { doc, selection } = editor.state
      held = editor.view.hasFocus()
        ? { content: doc.content, anchor: selection.anchor, head: selection.head }
        : null
    },
    comeBack: (editor) => {
      const from = held
      held = null
      if (!from) return
      const put = () => {
        const { content } = editor.state.doc
        const [anchor, head] = [from.anchor, from.head].map((at) =>
          mapPlace(at, from.content, content),
        )
        editor.commands.setTextSelection({ from: anchor ?? 0, to: head ?? 0 })
      }
      // It is in the page after this.
      queueMicrotask(() => {
        if (editor.isDestroyed) return
        editor.view.focus()
        put()
      })
    },
  }
}
