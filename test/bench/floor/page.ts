/**
 * The least that a page with a shared text in it can be: Yjs, and an editor with one paragraph over it. No server, no
 * account, no style. What a meeting of Sedyanka takes longer than this is what it does more.
 */
import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import * as Y from 'yjs'

const doc = new Y.Doc()
const text = doc.getText('notes')
text.insert(0, 'Бележки по точката.')

const editor = new Editor({
  element: document.getElementById('notes') as HTMLElement,
  extensions: [StarterKit],
  content: `<p>${text.toJSON()}</p>`,
  editorProps: {
    attributes: { role: 'textbox', 'aria-label': document.body.dataset['label'] ?? '' },
  },
  onUpdate: () =>
    doc.transact(() => {
      text.delete(0, text.length)
      text.insert(0, editor.getText())
    }),
})
