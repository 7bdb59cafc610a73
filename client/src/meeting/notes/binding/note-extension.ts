import { Extension } from '@tiptap/core'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { canonical } from './build-doc.ts'
import { flatLength, toFlat } from './flat-index.ts'
import { bindingKey, isFromText, NoteBinding, type Unwritten } from './note-binding.ts'
import { moveSelection, replaceDifference } from './replace-difference.ts'
import { widen } from './write-change.ts'

declare module '@tiptap/core' {
  interface Storage {
    noteBinding: { binding: NoteBinding | null }
  }
  interface Commands<ReturnType> {
    noteBinding: {
      /** Takes this person's last change of these notes back. */
      undo: () => ReturnType
      redo: () => ReturnType
    }
  }
}

export interface NoteBindingOptions {
  note: Y.Text | null
  /** Longest notes, as the guard counts: letters and boundaries of blocks. */
  max: number
  /** Something would have made the notes too long and was left out. */
  onFull: () => void
}

/** What a person does with one gesture and takes back with one. */
const standsAlone = (tr: Transaction): boolean =>
  ['paste', 'drop', 'cut'].includes(String(tr.getMeta('uiEvent'))) ||
  tr.getMeta('paste') === true ||
  tr.getMeta('applyInputRules') !== undefined

const gather = (tr: Transaction, before: Unwritten): Unwritten => {
  if (!tr.docChanged || isFromText(tr)) return before
  return {
    change: widen(before.isWritten ? null : before.change, tr),
    standsAlone: standsAlone(tr) || (!before.isWritten && before.standsAlone),
    isWritten: false,
  }
}

/** With these the editor notices that the mouse is up again; the move, where a browser has swallowed the button. */
const choiceEnds = ['mouseup', 'mousemove', 'dragstart']

/** Some keyboards leave without saying that their word is done: nobody composes where no caret is. */
const endComposition = (view: EditorView): void => {
  if (!view.isDestroyed && view.composing && !view.hasFocus())
    view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
}

/** What others wrote into dragged words on their way is dropped with them: the editor took them when the drag began. */
const retakeDragged = ({ dragging, state }: EditorView): void => {
  if (dragging && state.selection instanceof TextSelection && !state.selection.empty)
    dragging.slice = state.selection.content()
}

/** Joins the editor to a shared text: both always say the same. Undo and redo are this person's own. */
export const NoteBindingExtension = Extension.create<
  NoteBindingOptions,
  { binding: NoteBinding | null }
>({
  name: 'noteBinding',
  priority: 1000,
  addOptions: () => ({ note: null, max: Infinity, onFull: () => {} }),
  addStorage: () => ({ binding: null }),
  onBeforeCreate() {
    if (this.options.note) this.storage.binding = new NoteBinding(this.options.note)
  },
  addCommands() {
    const take =
      (stack: 'undoStack' | 'redoStack', act: 'undo' | 'redo') =>
      ({ tr, dispatch }: { tr: Transaction; dispatch: unknown }): boolean => {
        // The binding dispatches what comes of it by itself.
        tr.setMeta('preventDispatch', true)
        const { binding } = this.storage
        if (!binding || binding.undoManager[stack].length === 0) return false
        return dispatch ? binding[act]() : true
      }
    return {
      undo: () => take('undoStack', 'undo'),
      redo: () => take('redoStack', 'redo'),
    }
  },
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
    }
  },
  addProseMirrorPlugins() {
    const { storage, options } = this
    const settleSoon = () => {
      // The editor reads the last of a composition when this event is over.
      setTimeout(() => {
        if (!this.editor.isDestroyed) storage.binding?.settleIfDone()
      })
    }
    return [
      new Plugin<Unwritten>({
        key: bindingKey,
        state: {
          init: () => ({ change: null, standsAlone: false, isWritten: true }),
          apply: gather,
        },
        props: {
          handleDOMEvents: {
            compositionstart: ({ state: { doc, selection } }) => {
              storage.binding?.beginWord(toFlat(doc, selection.from))
            },
            compositionupdate: (_view, { data }) => storage.binding?.changeWord(data),
            compositionend: (_view, { data }) => {
              storage.binding?.changeWord(data)
              settleSoon()
            },
            blur: (view) => {
              setTimeout(() => endComposition(view))
              settleSoon()
            },
            drop: retakeDragged,
          },
        },
        filterTransaction: (tr, state) => {
          if (!tr.docChanged || isFromText(tr)) return true
          const length = flatLength(tr.doc)
          if (length <= options.max || length <= flatLength(state.doc)) return true
          options.onFull()
          return false
        },
        appendTransaction: (transactions, _before, state) => {
          if (transactions.every((tr) => !tr.docChanged || isFromText(tr))) return null
          const next = canonical(state.doc)
          if (next === state.doc) return null
          const { tr } = state
          replaceDifference(tr, next)
          moveSelection(tr, state, (place) => place)
          return tr.setStoredMarks(state.storedMarks)
        },
        view: (view) => {
          storage.binding?.attach(view)
          const settle = () => storage.binding?.settle()
          const settleIfDone = () => storage.binding?.settleIfDone()
          window.addEventListener('pagehide', settle)
          for (const name of choiceEnds) window.addEventListener(name, settleIfDone)
          return {
            update: ({ state }) => {
              const unwritten = bindingKey.getState(state)
              if (unwritten) storage.binding?.write(unwritten)
            },
            destroy: () => {
              window.removeEventListener('pagehide', settle)
              for (const name of choiceEnds) window.removeEventListener(name, settleIfDone)
              storage.binding?.destroy()
            },
          }
        },
      }),
    ]
  },
})
