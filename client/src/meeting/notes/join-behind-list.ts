import { Extension } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'

/** What joins the block in which the caret is at the very beginning to the text block above it, the last one of a list. */
const joinBehindList = ({ doc, selection, tr }: EditorState): Transaction | null => {
  const { $from, empty } = selection
  if (!empty || $from.depth !== 1 || $from.parentOffset > 0 || !$from.parent.isTextblock)
    return null
  const begin = $from.before()
  let above = doc.resolve(begin).nodeBefore
  if (!above || above.isTextblock) return null
  let end = begin - 1
  while (above && !above.isTextblock) {
    above = above.lastChild
    end--
  }
  tr.delete(begin, $from.after()).insert(end, $from.parent.content)
  return tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView()
}

/**
 * Backspace at the beginning of a block behind a list. The editor's own keys put its words into the last item of the list,
 * above blocks that stand behind this item's list in an outer one: then words jump over others.
 */
export const JoinBehindList = Extension.create({
  name: 'joinBehindList',
  priority: 200,
  addKeyboardShortcuts() {
    const join = (): boolean => {
      const { state, view, commands } = this.editor
      const tr = joinBehindList(state)
      if (!tr) return false
      if (!commands.undoInputRule()) view.dispatch(tr)
      return true
    }
    return { Backspace: join, 'Mod-Backspace': join }
  },
})
