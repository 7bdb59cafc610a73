import { limits } from '@sedyanka/shared/limits.ts'
import { type Field, fitsField } from '@sedyanka/shared/records.ts'
import { isSafeLink } from '@sedyanka/shared/safe-link.ts'
import * as Y from 'yjs'
import type { SharedType } from './placement.ts'
import { Refused } from './refused.ts'

/** What rich text may hold: the editor's nodes with their attributes, and its marks. Anything else is refused. */
const nodes: Record<string, readonly string[]> = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  hardBreak: [],
}
const marks = ['bold', 'italic', 'link']

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

/** The one value that a map entry holds. */
const singleValue = (content: Y.ContentAny, place: string): unknown => {
  if (content.arr.length !== 1) throw new Refused('malformed', place)
  const [found] = content.arr as unknown[]
  if (!isPlain(found)) throw new Refused('invalid', place)
  return found
}

/**
 * Checks what an item under a row's field brings: a plain value that fits the field's schema, or the type that a text or
 * rich field is made of. Values that were overwritten before they were sent, and that an undo manager kept, come together
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
  const expected = field.kind === 'text' ? Y.Text : Y.XmlFragment
  if ((type as object | null)?.constructor !== expected) throw new Refused('invalid', place)
}

/** Checks an item inside a plain text: characters only. Returns how many. */
export const readTextContent = (item: Y.Item, place: string): number => {
  if (item.parentSub !== null || !(item.content instanceof Y.ContentString))
    throw new Refused('invalid', place)
  return item.length
}

/** A mark carries at most a link with its attributes, as JSON. */
const markLength = 4_000

const checkMark = (content: Y.ContentFormat, place: string): void => {
  // Overlapping marks of one name carry a hash behind two dashes.
  const name = content.key.split('--')[0] ?? ''
  const mark: unknown = content.value
  if (!marks.includes(name) || content.key.length > 40 || !isPlain(mark))
    throw new Refused('invalid', place)
  if (JSON.stringify(mark).length > markLength) throw new Refused('tooLarge', place)
  const href: unknown = name === 'link' && mark !== null ? (mark as { href?: unknown }).href : ''
  if (typeof href !== 'string' || (name === 'link' && mark !== null && !isSafeLink(href)))
    throw new Refused('invalid', place)
}

/** Checks an item inside rich text (`parent`: the fragment, element or text it is in). Returns how many characters it adds. */
export const readRichContent = (item: Y.Item, parent: SharedType, place: string): number => {
  const { content } = item
  if (item.parentSub !== null) {
    const attributes = parent instanceof Y.XmlElement ? nodes[parent.nodeName] : undefined
    if (!attributes?.includes(item.parentSub) || !(content instanceof Y.ContentAny))
      throw new Refused('invalid', place)
    const found = singleValue(content, place)
    if (typeof found === 'object' && found !== null) throw new Refused('invalid', place)
    return 0
  }
  if (parent instanceof Y.XmlText) {
    if (content instanceof Y.ContentString) return item.length
    if (!(content instanceof Y.ContentFormat)) throw new Refused('invalid', place)
    checkMark(content, place)
    return 0
  }
  const type: unknown = content instanceof Y.ContentType ? content.type : null
  if (type instanceof Y.XmlElement) {
    if (!Object.hasOwn(nodes, type.nodeName)) throw new Refused('invalid', place)
    return 1
  }
  if ((type as object | null)?.constructor !== Y.XmlText) throw new Refused('invalid', place)
  return 1
}
