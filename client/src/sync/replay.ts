import type { Refusal } from '@sedyanka/shared/rights/judging.ts'
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { copyField, copyRow, isRewritable, valuesOf } from './copy-field.ts'
import { rowOf, wordsOf } from './row-words.ts'
import { rewriteTyped } from './rewrite-typed.ts'
import { rewriteFormer, formerNews, type FormerTrees } from './rewrite-former.ts'
import { replayRewritten } from './replay-rewritten.ts'
import type { UnsentEdits } from './unsent-edits.ts'
import type { TouchedField } from './touched-fields.ts'

/** What was not accepted, as words that can be copied. */
export interface Unaccepted {
  root: string
  row: string
  field: string
  reason: string
  text: string
}

export interface ReplayOptions {
  kind: RoomKind
  seat: Seat
  /** The document with the refused edit in it. */
  old: Y.Doc
  /** The rows that this page made and the server had not yet stored. */
  made: Y.Doc
  /** The document before these edits, where what else is in it was written anew into `fresh`. */
  before?: Y.Doc
  /** The server's document, fresh. */
  fresh: Y.Doc
  /** What this page's unacknowledged edits touched. */
  touched: readonly TouchedField[]
  /** `root/row[/field]` that the server refused, and why. */
  refused: { place: string; reason: string }
}

const mergedOf = (old: Y.Doc, fresh: Y.Doc): Y.Doc => {
  const both = new Y.Doc()
  for (const doc of [old, fresh]) Y.applyUpdate(both, Y.encodeStateAsUpdate(doc))
  return both
}

const isSameText = (a: unknown, b: unknown): boolean =>
  a instanceof Y.Text &&
  b instanceof Y.Text &&
  Y.compareIDs(a._item?.id ?? null, b._item?.id ?? null)

/** The former tree of a row as the server has it, and with what was written here; null where there is none. */
const formerTrees = (
  { fresh, both }: { fresh: Y.Doc; both: Y.Doc },
  { root, row, field }: TouchedField,
): FormerTrees | null => {
  const stood = rowOf(fresh, root, row)?.get(field)
  const merged = rowOf(both, root, row)?.get(field)
  return stood instanceof Y.XmlFragment && merged instanceof Y.XmlFragment
    ? { stood, merged }
    : null
}

/**
 * After a refusal, or when the document was written anew: writes what this page had typed and the server had not yet stored
 * into a fresh document, field by field, as far as the policy allows, and returns the rest as words, so that nothing typed is
 * thrown away.
 */
export const replay = (options: ReplayOptions & UnsentEdits): Unaccepted[] =>
  options.why === 'rewritten' ? replayRewritten(options) : replayRefused(options)

const replayRefused = ({
  kind,
  seat,
  old,
  made,
  before,
  fresh,
  touched,
  refused,
}: ReplayOptions): Unaccepted[] => {
  const unaccepted: Unaccepted[] = []
  const schema = documentSchema[kind]
  const byRow = new Map<string, TouchedField[]>()
  for (const place of touched) {
    const key = `${place.root}/${place.row}`
    const places = byRow.get(key) ?? []
    if (!places.some(({ field }) => field === place.field)) byRow.set(key, [...places, place])
  }
  const writtenRow = (root: string, row: string) => rowOf(made, root, row) ?? rowOf(old, root, row)
  const both = mergedOf(old, fresh)
  const isFormer = ({ root, field }: TouchedField) =>
    schema.get(root)?.fields[field]?.kind === 'former'
  /** All words of a text were taken out here, and stand on the server: that has no words, and is told all the same. */
  const isEmptied = ({ root, row, field }: TouchedField) => {
    const stands = rowOf(fresh, root, row)?.get(field)
    return stands instanceof Y.Text && stands.length > 0
  }
  const setAside = (place: TouchedField, reason: string) => {
    const trees = isFormer(place) ? formerTrees({ fresh, both }, place) : null
    const text = trees
      ? formerNews(trees)
      : wordsOf(writtenRow(place.root, place.row)?.get(place.field))
    if (text !== '' || isEmptied(place)) unaccepted.push({ ...place, reason, text })
  }
  // Nothing of it would be taken if it came again.
  const isAll = refused.place === '' && ['full', 'tooLarge'].includes(refused.reason)
  const isRefused = ({ root, row, field }: TouchedField) =>
    isAll ||
    // Refused because it has another shape now, not because it may not be said.
    (!(isFormer({ root, row, field }) && refused.reason === 'fixed') &&
      (refused.place === `${root}/${row}` || refused.place.startsWith(`${root}/${row}/${field}`)))

  /** What is in the place of a field now. */
  const nameToday = (place: TouchedField) => (isFormer(place) ? 'noteText' : place.field)
  const takeFormer = (place: TouchedField, freshRow: Y.Map<unknown>) => {
    const trees = formerTrees({ fresh, both }, place)
    const note = freshRow.get('noteText')
    if (!trees || !(note instanceof Y.Text) || !rewriteFormer(note, trees))
      setAside(place, 'clientTooOld')
  }
  /** One text that both sides wrote into is merged letter by letter; anything else is as it was here. */
  const sourceOf = (
    { root, row, field }: TouchedField,
    freshRow: Y.Map<unknown>,
    oldRow: Y.Map<unknown>,
  ) => {
    const merged = rowOf(both, root, row)
    return merged &&
      isSameText(merged.get(field), freshRow.get(field)) &&
      oldRow !== rowOf(made, root, row)
      ? merged
      : oldRow
  }

  /** Writes only what was typed last into a text whose other words stand there already, as other letters. */
  const takeTyped = (place: TouchedField, kind: 'text' | 'note', freshRow: Y.Map<unknown>) => {
    const { root, row, field } = place
    const stood = before && rowOf(before, root, row)?.get(field)
    const typed = rowOf(old, root, row)?.get(field)
    const to = freshRow.get(field)
    return (
      stood instanceof Y.Text &&
      typed instanceof Y.Text &&
      to instanceof Y.Text &&
      rewriteTyped(to, { stood, typed, kind })
    )
  }

  const replayRow = (places: TouchedField[]) => {
    const [first] = places
    const oldRow = first && writtenRow(first.root, first.row)
    if (!first || !oldRow) return
    const { root, row } = first
    const shape = schema.get(root)
    const view = viewOf(kind, fresh)
    const freshRow = rowOf(fresh, root, row)
    if (!freshRow) {
      const refusal = mayCreate(seat, view, { root, id: row, values: valuesOf(oldRow) })
      if (refusal) return places.forEach((place) => setAside(place, refusal))
      if (shape) copyRow(fresh, oldRow, { root, id: row, fields: shape.fields })
      return
    }
    const allowed = (place: TouchedField): Refusal | null =>
      mayWrite(seat, view, {
        root,
        id: row,
        fields: [nameToday(place)],
        patch: { [place.field]: oldRow.get(place.field) },
      })
    for (const place of places) {
      const field = shape?.fields[place.field]
      if (!field || !isRewritable(field)) continue
      const refusal = allowed(place)
      if (refusal) setAside(place, refusal)
      else if (field.kind === 'former') takeFormer(place, freshRow)
      else if (field.kind === 'value' || !takeTyped(place, field.kind, freshRow))
        copyField(freshRow, before ? oldRow : sourceOf(place, freshRow, oldRow), {
          name: place.field,
          kind: field.kind,
        })
    }
  }

  for (const places of byRow.values()) {
    // Somebody made the same row first: the values go into theirs.
    const isTaken = refused.reason === 'taken'
    for (const place of places) if (!isTaken && isRefused(place)) setAside(place, refused.reason)
    const rest = places.filter((place) => isTaken || !isRefused(place))
    // One edit for each row: together they may be more than a server takes at once.
    fresh.transact(() => replayRow(rest), origins.edit)
  }
  return unaccepted
}
