import type { Extensions } from '@tiptap/core'
import Link from '@tiptap/extension-link'
import StarterKit from '@tiptap/starter-kit'
import { isSafeLink } from '@sedyanka/shared/safe-link.ts'

/** A link is its address and nothing else, and ends where it ends: what is typed behind it is plain. */
const NoteLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('href'),
    },
  }),
})

/** The nodes and marks of notes: what `shared/src/notes/note-shape.ts` can hold, and nothing else. */
export const noteSchema: Extensions = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    undoRedo: false,
    trailingNode: false,
    link: false,
    heading: { levels: [2, 3] },
  }),
  NoteLink.configure({
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (href) => isSafeLink(href),
    HTMLAttributes: { target: null, rel: null, class: null },
  }),
]
