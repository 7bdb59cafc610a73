import type { RowId } from '@sedyanka/shared/ids.ts'
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'
import type { UnsentEdits } from './unsent-edits.ts'
import { copyField, copyRow, isRewritable, valuesOf } from './copy-field.ts'
import { rewriteOwn, ownEditsIn, ownLetters, type OwnEdits } from './rewrite-own.ts'
import type { ReplayOptions, Unaccepted } from './replay.ts'
import { rowOf, wordsOf } from './row-words.ts'
import type { TouchedField } from './touched-fields.ts'

const isOwn = (item: Y.Item | undefined, own: OwnEdits): boolean =>
  item !== undefined && own.stretch(item.id.client, item.id.clock, item.id.clock + 1).isOwn

/** The texts of a tree, in order: notes as versions before 0.2 kept them. */
const textsIn = (tree: Y.XmlFragment): Y.XmlText[] =>
  tree
    .toArray()
    .flatMap((node) =>
      node instanceof Y.XmlText ? [node] : node instanceof Y.XmlElement ? textsIn(node) : [],
    )

/** What this page's edits put into a field, as words, and nothing else of it. */
export const ownWords = (row: Y.Map<unknown> | null, field: string, own: OwnEdits): string => {
  const item = row?._map.get(field)
  const stored = row?.get(field)
  if (!item || item.deleted) return ''
  if (stored instanceof Y.Text) return ownLetters(stored, own)
  if (stored instanceof Y.XmlFragment)
    return textsIn(stored)
      .map((text) => ownLetters(text, own))
      .filter((words) => words !== '')
      .join('\n')
  return isOwn(item, own) ? wordsOf(stored) : ''
}

/**
 * After the document was written anew: writes into it what this page had typed and no server had acknowledged, field by
 * field, and nothing else of its copy, which may hold what was left out. What has no place there any more, or may not be
 * written, is returned as words: those that were typed here.
 */
export const replayRewritten = ({
  kind,
  seat,
  old,
  made,
  fresh,
  touched,
  unstored,
  refused,
}: ReplayOptions & Pick<UnsentEdits, 'unstored'>): Unaccepted[] => {
  const asWords: Unaccepted[] = []
  const own = ownEditsIn(unstored)
  const view = viewOf(kind, fresh)
  const setAside = (place: TouchedField, row: Y.Map<unknown> | null, reason: string) => {
    const text = ownWords(row, place.field, own)
    if (text !== '') asWords.push({ ...place, reason, text })
  }

  const replayField = (place: TouchedField, row: Y.Map<unknown>, freshRow: Y.Map<unknown>) => {
    const { root, row: id, field: name } = place
    const field = documentSchema[kind].get(root)?.fields[name]
    const from = row.get(name)
    if (field?.kind === 'former') return setAside(place, row, 'clientTooOld')
    if (!field || !isRewritable(field)) return
    // The newest value in this copy is not its own: it was stored, and what stands on the server may be newer still.
    if (field.kind === 'value' && !isOwn(row._map.get(name), own)) return
    if (refused.place.startsWith(`${root}/${id}/${name}`))
      return setAside(place, row, refused.reason)
    const refusal = mayWrite(seat, view, { root, id, fields: [name], patch: { [name]: from } })
    if (refusal) return setAside(place, row, refusal)
    const copy = () => copyField(freshRow, row, { name, kind: field.kind })
    const to = freshRow.get(name)
    if (field.kind !== 'value' && from instanceof Y.Text && to instanceof Y.Text)
      rewriteOwn(to, { typed: from, own, kind: field.kind, copy })
    else copy()
  }

  const replayRow = (root: string, id: RowId, places: readonly TouchedField[]) => {
    const madeRow = rowOf(made, root, id)
    const row = madeRow ?? rowOf(old, root, id)
    const freshRow = rowOf(fresh, root, id)
    if (!row) return
    if (freshRow) return places.forEach((place) => replayField(place, row, freshRow))
    // A row that others had, too, was left out of the new edition: only what was typed here is kept of it.
    const isMadeHere = madeRow !== null || isOwn(old.getMap(root)._map.get(id), own)
    const refusal = isMadeHere
      ? mayCreate(seat, view, { root, id, values: valuesOf(row) })
      : 'missing'
    if (refusal) return places.forEach((place) => setAside(place, row, refusal))
    const fields = documentSchema[kind].get(root)?.fields
    if (fields) copyRow(fresh, row, { root, id, fields })
  }

  const byRow = Map.groupBy(touched, ({ root, row }) => `${root}/${row}`)
  for (const places of byRow.values()) {
    const { root, row } = places[0] as TouchedField
    // One edit for each row: together they may be more than a server takes at once.
    fresh.transact(() => replayRow(root, row, places), origins.edit)
  }
  return asWords
}
