import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'
import { Refused } from './refused.ts'
import { findStruct, type Struct } from './update-reader.ts'

const most = limits.insertionSteps

/** The place between two stored items, with everything that the update puts there. */
interface Gap {
  items: number
}

/**
 * Bounds the work of putting an update's items into their lines. Yjs looks for the place of an item by walking from the
 * item that its author saw to the left of it to the one to the right: one step where nobody else wrote meanwhile, and
 * thousands for each of thousands of items that were made up to that end. What continues the item before it walks nowhere.
 * Counts an upper bound of these steps before anything is applied; throws `Refused`.
 */
export const checkInsertions = (
  structs: readonly Struct[],
  { doc, byClient }: { doc: Y.Doc; byClient: Map<number, Struct[]> },
): void => {
  const isNew = (id: Y.ID) => id.clock >= Y.getState(doc.store, id.client)
  // A letter walks past what is stored at most once.
  if (structs.length < 2) return
  const gaps = new Map<string, Gap>()
  const gapOf = new Map<Struct, Gap>()
  let steps = 0
  const gapAt = (key: string): Gap => {
    const gap = gaps.get(key) ?? { items: 0 }
    gaps.set(key, gap)
    return gap
  }
  const gapBeside = (id: Y.ID): Gap => {
    const own = isNew(id) ? findStruct(byClient, id) : null
    return (own && gapOf.get(own)) ?? gapAt(`${id.client}:${id.clock}`)
  }
  for (const struct of structs) {
    if (struct instanceof Y.GC) continue
    const { id, origin, rightOrigin, parent, parentSub } = struct
    const continues =
      origin !== null && origin.client === id.client && origin.clock === id.clock - 1
    const place: unknown = parent
    const gap = origin
      ? gapBeside(origin)
      : rightOrigin
        ? gapBeside(rightOrigin)
        : gapAt(
            `${place instanceof Y.ID ? `${place.client}:${place.clock}` : String(place)}/${parentSub}`,
          )
    if (!continues) {
      steps += gap.items
      if (origin && !isNew(origin)) steps += walk(doc, origin, rightOrigin)
      if (steps > most) throw new Refused('tooLarge')
    }
    gap.items++
    gapOf.set(struct, gap)
  }
}

/** How many stored items stand between two, as far as it matters. */
const walk = (doc: Y.Doc, from: Y.ID, to: Y.ID | null): number => {
  const item: Y.Item | Y.GC = Y.getItem(doc.store, from)
  if (item instanceof Y.GC) return 0
  let steps = 0
  for (let next = item.right; next && steps <= most; next = next.right) {
    if (to && next.id.client === to.client && next.id.clock === to.clock) break
    steps++
  }
  return steps
}
