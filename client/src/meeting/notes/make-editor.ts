import { Editor } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extensions'
import StarterKit from '@tiptap/starter-kit'
import { limits } from '@sedyanka/shared/limits.ts'
import { isSafeLink } from '@sedyanka/shared/safe-link.ts'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { sayTooLong } from '../../ui/too-long.ts'
import { clearOfBars } from './clear-of-bars.ts'
import { pasteProps } from './paste/paste-props.ts'

export interface EditorOptions {
  element: HTMLElement
  fragment: Y.XmlFragment
  awareness: Awareness
  /** What the caret of another person says: the short name of the organisation. */
  captionOf: (user: { name?: unknown; organisationId?: unknown }) => string
  /** Whether a person is writing at this moment: only then their caret says who it is. */
  isWriting: (personId: string) => boolean
  label: string
  placeholder: string
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

const makeCaret = (caption: string, color: string): HTMLElement => {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.style.setProperty('--caret', color)
  const label = document.createElement('span')
  label.className = 'caret-label'
  label.textContent = caption
  // Word joiners keep the line from breaking at the caret.
  caret.append('\u2060', label, '\u2060')
  return caret
}

/**
 * The editor of notes over one shared fragment. Its nodes and marks are exactly those that the server takes; it writes
 * nothing until somebody types. Undo follows this person's own typing only.
 */
export const makeEditor = (options: EditorOptions): Editor =>
  new Editor({
    element: options.element,
    extensions: [
      StarterKit.configure({
        blockquote: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        undoRedo: false,
        trailingNode: false,
        heading: { levels: [2, 3] },
        link: {
          openOnClick: false,
          defaultProtocol: 'https',
          isAllowedUri: (href) => isSafeLink(href),
          HTMLAttributes: { target: null, rel: null, class: null },
        },
      }),
      Placeholder.configure({ placeholder: options.placeholder }),
      Collaboration.configure({ fragment: options.fragment }),
      CollaborationCaret.configure({
        provider: { awareness: options.awareness },
        // As the room announced it: the extension would set it anew.
        user:
          (options.awareness.getLocalState()?.['user'] as Record<string, unknown> | undefined) ??
          {},
        render: (user) => {
          const caret = makeCaret(options.captionOf(user), String(user['color']))
          const personId = String(user['personId'])
          caret.dataset['person'] = personId
          showCaption(caret, options.isWriting(personId))
          return caret
        },
        selectionRender: (user) => ({
          class: 'caret-selection',
          style: `--caret: ${String(user['color'])}`,
        }),
      }),
    ],
    editorProps: {
      ...clearOfBars,
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
      ...pasteProps,
      handleTextInput: (view, ...[from, to, text]) => {
        const length = view.state.doc.textContent.length - (to - from) + text.length
        if (length <= limits.notesLength) return false
        sayTooLong(view.dom, '', limits.notesLength)
        return true
      },
      handleClick: (_view, _position, event) => followLink(event),
      handleKeyDown: (view, event) => {
        // The way out for the keyboard: Tab belongs to lists.
        if (event.key === 'Escape') view.dom.blur()
        return false
      },
    },
  })
