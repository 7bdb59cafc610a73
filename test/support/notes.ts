import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { appendBlocks, plainBlocks } from '@sedyanka/shared/notes/write-note.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'

/** The notes of an agenda item. Throws when there are none. */
export const noteOf = (doc: Y.Doc, itemId = 'item-1'): Y.Text => {
  const note = agenda.note(doc, asId(itemId), 'noteText')
  if (!note) throw new Error(`no notes: ${itemId}`)
  return note
}

/** Writes paragraphs behind what notes hold, one a line. */
export const addLines = (note: Y.Text, text: string): void => appendBlocks(note, plainBlocks(text))
