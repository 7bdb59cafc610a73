import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'
import type { Audience } from './audience.ts'

/** A document as an update, or what somebody lacks of it who has what a state vector says. */
export type Encode = (known?: Uint8Array) => Uint8Array

interface NamingField {
  root: string
  field: string
}

/** The fields of a kind of document that name persons. */
const namingFields = (kind: RoomKind): NamingField[] =>
  [...documentSchema[kind].values()].flatMap(({ root, fields }) =>
    Object.entries(fields).flatMap(([field, shape]) =>
      shape.kind === 'value' && shape.seenBy === 'people' ? [{ root, field }] : [],
    ),
  )
const naming: Record<RoomKind, NamingField[]> = {
  board: namingFields('board'),
  meeting: namingFields('meeting'),
}

/** Whether an edit that changed these collections may have named persons. */
export const mayName = (kind: RoomKind, changed: ReadonlySet<string>): boolean =>
  naming[kind].some(({ root }) => changed.has(root))

/** Every entry that a field ever had, the one that counts first. */
function* entriesOf(row: unknown, field: string): Generator<Y.Item> {
  if (!(row instanceof Y.Map)) return
  for (let item = row._map.get(field) ?? null; item; item = item.left) yield item
}

/**
 * Encodes a document for those who are told of organisations only: where persons are named stands an empty text. Each
 * entry keeps its place, id and length, so that such a copy takes every later update, and every copy has the same state
 * vector. Yjs cannot leave an entry out: an update with a hole in a client's clock waits for what is missing.
 *
 * The contents are exchanged for the time of one encoding, in which nothing else runs.
 */
const encodeSpared = (doc: Y.Doc, kind: RoomKind, known?: Uint8Array): Uint8Array => {
  const kept: [Y.Item, Y.Item['content']][] = []
  try {
    for (const { root, field } of naming[kind])
      for (const row of doc.getMap<unknown>(root).values())
        for (const item of entriesOf(row, field)) {
          if (item.deleted || item.content.getLength() !== 1) continue
          kept.push([item, item.content])
          item.content = new Y.ContentAny([''])
        }
    return Y.encodeStateAsUpdate(doc, known)
  } finally {
    for (const [item, content] of kept) item.content = content
  }
}

/** How a document is encoded for readers of that kind. */
export const encodeFor =
  (doc: Y.Doc, kind: RoomKind, audience: Audience): Encode =>
  (known) =>
    audience === 'people' || naming[kind].length === 0
      ? Y.encodeStateAsUpdate(doc, known)
      : encodeSpared(doc, kind, known)
