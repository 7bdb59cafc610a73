import type * as Y from 'yjs'
import { copyUnsent, type UnsentEdits } from './unsent-edits.ts'
import { ownEditsIn } from './rewrite-own.ts'
import { ownWords } from './replay-rewritten.ts'
import type { LostReason } from './refused-words.ts'
import type { Unaccepted } from './replay.ts'
import { ownWordsOf, rowOf } from './row-words.ts'
import { madeBy, type TouchedField, touchedFields } from './touched-fields.ts'

/** Which fields unsent edits touched. A row that was made here is found in both documents. */
export const touchedIn = ({
  old,
  made,
  unstored,
}: Pick<UnsentEdits, 'old' | 'made' | 'unstored'>): TouchedField[] => {
  const found = [...touchedFields(old, unstored), ...touchedFields(made, unstored)]
  return [
    ...new Map(found.map((place) => [`${place.root}/${place.row}/${place.field}`, place])).values(),
  ]
}

/** All of it as words: for a page that is left, on which no room comes after. Of notes the lines that were written in. */
export const wordsIn = (edits: UnsentEdits): Unaccepted[] => {
  const { old, made, unstored, refused, why } = edits
  const isOwn = madeBy(unstored)
  const own = ownEditsIn(unstored)
  return touchedIn(edits).flatMap(({ root, row, field }) => {
    const written = rowOf(made, root, row) ?? rowOf(old, root, row)
    // Beside what was typed here there may stand what is to be gone.
    const text =
      why === 'rewritten' ? ownWords(written, field, own) : ownWordsOf(written?.get(field), isOwn)
    return text === '' ? [] : [{ root, row, field, reason: refused.reason, text }]
  })
}

/** What no server will take any more, as words: edits that nobody stored, and what earlier rooms had handed on. */
export const lostWords = (
  doc: Y.Doc,
  unstored: readonly Uint8Array[],
  { earlier, reason }: { earlier: readonly UnsentEdits[]; reason: LostReason },
): Unaccepted[] => {
  const own = copyUnsent(doc, unstored, { why: 'refused', refused: { place: '', reason } })
  return [...earlier, own].flatMap(wordsIn).map((words) => ({ ...words, reason }))
}
