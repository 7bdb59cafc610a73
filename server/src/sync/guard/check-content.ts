import { limits } from '@sedyanka/shared/limits.ts'
import { fitsEntry, fitsMark, fitsText, isMark } from '@sedyanka/shared/notes/note-shape.ts'
import { type Field, fitsField } from '@sedyanka/shared/rows/records.ts'
import * as Y from 'yjs'
import type { Place } from './locate-structs.ts'
import { Refused } from './refused.ts'

/** Whether a decoded value is plain data of reasonable depth, without keys that reach a prototype. */
const isPlain = (found: unknown, depth = 0): boolean => {
  if (found === null || typeof found === 'boolean') return true
  if (typeof found === 'string') return found.length <= limits.valueLength
  if (typeof found === 'number') return Number.isFinite(found)
  if (typeof found !== 'object' || depth > 4) return false
  if (Array.isArray(found))
    return found.length <= 500 && found.every((each) => isPlain(each, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(found)
  if (prototype !== Object.prototype) return false
  return Object.entries(found).every(
    ([key, each]) =>
      key !== '__proto__' &&
      key !== 'constructor' &&
      key !== 'prototype' &&
      isPlain(each, depth + 1),
  )
}

/**
 * Checks what an item under a row's field brings: a plain value that fits the field's schema, or the type that a text or
 * notes are made of. Values that were overwritten before they were sent, and that an undo manager kept, come together
 * in one dead item.
 */
export const readFieldContent = (
  field: Field,
  content: Y.Item['content'],
  { place, isDead }: { place: string; isDead: boolean },
): void => {
  if (field.kind === 'value') {
    if (!(content instanceof Y.ContentAny) || (content.arr.length !== 1 && !isDead))
      throw new Refused('invalid', place)
    for (const found of content.arr as unknown[])
      if (!isPlain(found) || !fitsField(field, found)) throw new Refused('invalid', place)
    return
  }
  const type: unknown = content instanceof Y.ContentType ? content.type : null
  if ((type as object | null)?.constructor !== Y.Text) throw new Refused('invalid', place)
}

/** Checks an item inside a plain text: characters only. Returns how many. */
export const readTextContent = (item: Y.Item, place: string): number => {
  if (item.parentSub !== null || !(item.content instanceof Y.ContentString))
    throw new Refused('invalid', place)
  return item.length
}

/** An entry of a block: one value that it may hold. What was overwritten before it was sent comes together, dead. */
const readEntry = ({ content, rightOrigin }: Y.Item, key: string, isDead: boolean): boolean => {
  if (rightOrigin || !(content instanceof Y.ContentAny)) return false
  const values = content.arr as unknown[]
  return (
    (values.length === 1 || (isDead && values.length > 1)) &&
    values.every((found) => fitsEntry(key, found))
  )
}

/** Letters, boundaries of blocks, the beginning or end of a mark. */
const readPart = ({ content }: Y.Item): boolean => {
  if (content instanceof Y.ContentString) return fitsText(content.str)
  if (content instanceof Y.ContentFormat)
    return content.value === null ? isMark(content.key) : fitsMark(content.key, content.value)
  return content instanceof Y.ContentType && content.type.constructor === Y.Map
}

/**
 * Checks an item inside notes, exactly by what `notes/note-shape.ts` says of them. Depth 0 is the text itself, 1 a boundary
 * of a block. Returns how many characters it adds, a boundary being one.
 */
export const readNoteContent = (
  item: Y.Item,
  { container: { depth }, key }: Place,
  { place, isDead }: { place: string; isDead: boolean },
): number => {
  const fits =
    key === null ? depth === 0 && readPart(item) : depth <= 1 && readEntry(item, key, isDead)
  if (!fits) throw new Refused('invalid', place)
  return key === null && item.countable ? item.length : 0
}
