import { limits } from '@sedyanka/shared/limits.ts'
import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import type { EditorProps, EditorView } from '@tiptap/pm/view'
import { readableLines } from '../../../clean-words.ts'
import { sayTooLong } from '../../../ui/too-long.ts'
import { cleanHtml } from './clean-html.ts'

/** Plain text as it is: each line a paragraph, no line becomes a list because it begins like one. */
const paragraphs = (text: string, schema: Schema): Slice => {
  const lines = readableLines(text.replace(/[\r\n]+$/, '')).filter((line) => line.trim() !== '')
  const blocks = lines.map((line) => schema.nodes['paragraph']?.create(null, schema.text(line)))
  const content = Fragment.fromArray(blocks.filter((block) => block !== undefined))
  return content.childCount === 0 ? Slice.empty : new Slice(content, 1, 1)
}

const wordsOf = (content: Fragment, from: number): string =>
  content.textBetween(from, content.size, '\n', '\n').trim()

/** Cuts what is too long for the notes, says so, and offers the rest to copy. */
const fit = (view: EditorView, slice: Slice): Slice => {
  const { doc, selection } = view.state
  const room = limits.notesLength - (doc.content.size - (selection.to - selection.from))
  if (slice.content.size <= room) return slice
  const most = Math.max(0, room)
  sayTooLong(view.dom, wordsOf(slice.content, most), limits.notesLength)
  const content = slice.content.cut(0, most)
  const { openEnd } = Slice.maxOpen(content)
  return new Slice(content, Math.min(slice.openStart, Slice.maxOpen(content).openStart), openEnd)
}

/** How notes take in what is pasted or dropped into them. For the editor's own properties. */
export const pasteProps = {
  transformPastedHTML: cleanHtml,
  clipboardTextParser: (text, context) => paragraphs(text, context.doc.type.schema),
  // Takes all pastes, so that no rule of the editor changes the words afterwards.
  handlePaste: (view, _event, slice) => {
    const fitting = fit(view, slice)
    if (fitting.size > 0)
      view.dispatch(
        view.state.tr.replaceSelection(fitting).scrollIntoView().setMeta('uiEvent', 'paste'),
      )
    return true
  },
} satisfies EditorProps
