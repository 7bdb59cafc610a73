import type * as Y from 'yjs'
import type { AgendaItemId } from '../ids.ts'
import { agenda } from '../meeting/agenda.ts'
import { hasWords, type NoteBlock } from '../minutes/rich-text.ts'
import { readFormer } from './former-notes.ts'
import { nestNote, readFlat } from './read-note.ts'

/**
 * The notes of an agenda item, without blocks that have no words. A device's copy of a document that no server of today
 * has seen yet holds them in the former shape only.
 */
export const readNotes = (doc: Y.Doc, itemId: AgendaItemId): NoteBlock[] => {
  const note = agenda.note(doc, itemId, 'noteText')
  const former = note ? null : agenda.former(doc, itemId, 'notes')
  return (note ? nestNote(readFlat(note)) : former ? readFormer(former) : []).filter(hasWords)
}
