import * as Y from 'yjs'
import { Refused } from './refused.ts'
import { findStruct, type Struct } from './update-reader.ts'

/** Any Yjs type, as Yjs itself names a parent. */
export type SharedType = Exclude<Y.Item['parent'], Y.ID | string | null>

/**
 * Where a shared type stands in the document: `[]` for a root map, `[row]` for a row, `[row, field]` for a field's
 * text, with `depth` counting what is nested below the field.
 */
export interface Container {
  root: string
  row: string | null
  field: string | null
  depth: number
  /** The type itself: tells a text from an element. */
  type: SharedType
}

/** Where a struct stands: in which container, and under which key (null: in its sequence). */
export interface Place {
  container: Container
  key: string | null
}

/** A struct whose surroundings are gone becomes garbage when it is applied: it changes nothing. */
export const VOID = Symbol('void')
type Placed = Place | typeof VOID

const childOf = (place: Place, type: SharedType): Container => {
  const { container, key } = place
  if (container.row === null) return { root: container.root, row: key, field: null, depth: 0, type }
  if (container.field === null) return { ...container, field: key, type }
  return { ...container, depth: container.depth + 1, type }
}

const sameContainer = (a: Place, b: Place): boolean =>
  a.container.type === b.container.type && a.key === b.key

/** Finds the place of every new struct of one update, and of stored items. Reads the document, never changes it. */
export class Placement {
  readonly #doc: Y.Doc
  readonly #byClient: Map<number, Struct[]>
  readonly #places = new Map<Struct, Placed>()
  /** Containers of stored types; shared between updates, since a type never moves. */
  readonly #containers: WeakMap<SharedType, Container>
  readonly #isRoot: (name: string) => boolean

  constructor(options: {
    doc: Y.Doc
    byClient: Map<number, Struct[]>
    containers: WeakMap<SharedType, Container>
    isRoot: (name: string) => boolean
  }) {
    this.#doc = options.doc
    this.#byClient = options.byClient
    this.#containers = options.containers
    this.#isRoot = options.isRoot
  }

  /** Places a new struct; all that it refers to must have been placed before (causal order). */
  place(struct: Struct): Placed {
    const placed = this.#resolve(struct)
    this.#places.set(struct, placed)
    return placed
  }

  /** The place of an item that the document holds. */
  placeOfStored(item: Y.Item): Place {
    const container = this.#containerOfStored(item.parent as SharedType)
    return { container, key: item.parentSub }
  }

  #resolve(struct: Struct): Placed {
    if (struct instanceof Y.GC) return VOID
    const neighbours: Placed[] = []
    if (struct.origin) neighbours.push(this.#placeOf(struct.origin))
    if (struct.rightOrigin) neighbours.push(this.#placeOf(struct.rightOrigin))
    const placed = neighbours.length > 0 ? (neighbours[0] as Placed) : this.#placeByParent(struct)
    if (placed === VOID || neighbours.includes(VOID)) return VOID
    const known = Y.getState(this.#doc.store, struct.id.client)
    // A struct that is partly known continues the stored one: it must continue it at the same place, and garbage has none.
    if (struct.id.clock < known)
      neighbours.push(this.#placeOf(Y.createID(struct.id.client, known - 1)))
    for (const other of neighbours)
      if (other === VOID || !sameContainer(placed, other))
        throw new Refused('malformed', placed.container.root)
    return placed
  }

  #placeByParent(item: Y.Item): Placed {
    const parent: unknown = item.parent
    if (typeof parent === 'string') {
      if (!this.#isRoot(parent)) throw new Refused('invalid', 'root')
      return { container: this.#containerOfStored(this.#doc.getMap(parent)), key: item.parentSub }
    }
    if (!(parent instanceof Y.ID)) throw new Refused('malformed')
    const owner = this.#findNew(parent)
    if (owner) {
      const place = this.#places.get(owner)
      if (owner instanceof Y.GC || owner.content instanceof Y.ContentDeleted || place === VOID)
        return VOID
      if (!(owner.content instanceof Y.ContentType) || !place) throw new Refused('malformed')
      return { container: childOf(place, owner.content.type), key: item.parentSub }
    }
    const stored: Y.Item | Y.GC = Y.getItem(this.#doc.store, parent)
    if (stored instanceof Y.GC || stored.content instanceof Y.ContentDeleted) return VOID
    if (!(stored.content instanceof Y.ContentType)) throw new Refused('malformed')
    return { container: this.#containerOfStored(stored.content.type), key: item.parentSub }
  }

  /** The update's struct of that id; null when the document has it, whatever the update says of it. */
  #findNew(id: Y.ID): Struct | null {
    return id.clock < Y.getState(this.#doc.store, id.client) ? null : findStruct(this.#byClient, id)
  }

  #placeOf(id: Y.ID): Placed {
    const own = this.#findNew(id)
    if (own) {
      const place = this.#places.get(own)
      if (!place) throw new Refused('malformed')
      return place
    }
    const stored: Y.Item | Y.GC = Y.getItem(this.#doc.store, id)
    return stored instanceof Y.GC ? VOID : this.placeOfStored(stored)
  }

  #containerOfStored(type: SharedType): Container {
    const cached = this.#containers.get(type)
    if (cached) return cached
    const chain: SharedType[] = []
    let container: Container | undefined
    for (let next: SharedType | null = type; next && !container;) {
      container = this.#containers.get(next)
      if (container) break
      chain.push(next)
      next = next._item ? (next._item.parent as SharedType) : null
    }
    for (const each of chain.reverse()) {
      const item = each._item
      container =
        item && container
          ? childOf({ container, key: item.parentSub }, each)
          : { root: Y.findRootTypeKey(each), row: null, field: null, depth: 0, type: each }
      this.#containers.set(each, container)
    }
    return container as Container
  }
}
