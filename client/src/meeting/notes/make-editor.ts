import type { PersonId } from '@sedyanka/shared/ids.ts'
import { Editor } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions'
import { limits } from '@sedyanka/shared/limits.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { sayTooLong } from '../../ui/too-long.ts'
import { Carets } from './binding/carets.ts'
import { NoteBindingExtension } from './binding/note-extension.ts'
import { clearOfBars } from './clear-of-bars.ts'
import { FoundWordsExtension, type FoundWordsOptions } from './found-words.ts'
import { noteSchema } from './note-schema.ts'
import { pasteProps } from './paste/paste-props.ts'
import { readCaret } from './read-caret.ts'

export interface EditorOptions {
  element: HTMLElement
  note: Y.Text
  awareness: Awareness
  /** What the caret of another person says: the short name of the organisation. */
  captionOf: (user: { name?: unknown; organisationId?: unknown }) => string
  /** Whether a person is writing at this moment: only then their caret says who it is. */
  isWriting: (personId: PersonId) => boolean
  label: string
  placeholder: string
  /** How what looks like personal data is looked for and told; left out where it is not. */
  foundWords?: FoundWordsOptions
}

const followLink = (event: MouseEvent): boolean => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || !(event.ctrlKey || event.metaKey) || !isSafeLink(link.href)) return false
  window.open(link.href, '_blank', 'noopener,noreferrer')
  return true
}

/** Shows or hides what a caret says. A label over the words of others is only worth it while it moves. */
export const showCaption = (caret: HTMLElement, isWriting: boolean): void => {
  caret.toggleAttribute('data-writing', isWriting)
}

/** The element holds no text: its style draws the caption, so that it is never copied, deleted or typed into. */
const makeCaret = (caption: string, color: string): HTMLElement => {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.contentEditable = 'false'
  caret.dataset['caption'] = caption
  caret.style.setProperty('--caret', color)
  return caret
}

/**
 * The editor of notes over one shared text. It can make exactly what the guard takes; it writes nothing until somebody
 * types. Undo follows this person's own typing only.
 */
export const makeEditor = (options: EditorOptions): Editor => {
  const { note, awareness } = options
  let editor: Editor | null = null
  const binding = NoteBindingExtension.configure({
    note,
    max: limits.notesLength,
    onFull: () => editor && sayTooLong(editor.view.dom, '', limits.notesLength),
  })
  editor = new Editor({
    element: options.element,
    // It would look after every letter for what was deleted, and tell nobody.
    enableCoreExtensions: { delete: false },
    extensions: [
      ...noteSchema,
      Placeholder.configure({ placeholder: options.placeholder }),
      binding,
      ...(options.foundWords ? [FoundWordsExtension.configure(options.foundWords)] : []),
      Carets.configure({
        note,
        awareness,
        isHeld: () => editor?.storage.noteBinding.binding?.isHeld ?? false,
        colourOf: (user) => String(user['color']),
        makeCaret: (user) => {
          const caret = makeCaret(options.captionOf(user), String(user['color']))
          const personId = String(user['personId']) as PersonId
          caret.dataset['person'] = personId
          showCaption(caret, options.isWriting(personId))
          return caret
        },
      }),
    ],
    editorProps: {
      ...clearOfBars,
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
      ...pasteProps,
      handleClick: (_view, _position, event) => followLink(event),
      handleDOMEvents: { keydown: readCaret },
      handleKeyDown: (view, event) => {
        // The way out for the keyboard: Tab belongs to lists.
        if (event.key === 'Escape') view.dom.blur()
        return false
      },
    },
  })
  return editor
}
