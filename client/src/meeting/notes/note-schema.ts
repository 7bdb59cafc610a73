import type { Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import { JoinBehindList } from './join-behind-list.ts'
import { NoteLink } from './note-link.ts'

/**
 * The nodes and marks of notes: what `shared/src/notes/note-shape.ts` can hold, and nothing else. Tiptap's starter kit has
 * them all, and as much again that notes do not have.
 */
export const noteSchema: Extensions = [
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading.configure({ levels: [2, 3] }),
  Italic,
  JoinBehindList,
  ListItem,
  ListKeymap,
  OrderedList,
  Paragraph,
  Text,
  NoteLink,
]
