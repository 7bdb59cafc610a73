import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { type RoomKind, type RowId, isId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Values, View } from '@sedyanka/shared/rights/judging.ts'
import { judge } from '@sedyanka/shared/rights/policy.ts'
import type { CollectionShape, RoomSchema } from '@sedyanka/shared/rows/collection.ts'
import { serverSchema } from '@sedyanka/shared/server-schema.ts'
import { isListed } from '@sedyanka/shared/reference/is-listed.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { isFrozenDocument, plainValues, textOf } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'
import { addRow, type Aftermath } from './aftermaths.ts'
import { mayWriteAnything } from './announced.ts'
import { type Claims, claimClients } from './claim-clients.ts'
import { readFieldContent, readNoteContent, readTextContent } from './check-content.ts'
import { checkInsertions } from './insertion-steps.ts'
import { type Container, type Place, Placement, type SharedType, VOID } from './locate-structs.ts'
import { Refused } from './refused.ts'
import { RowEdit } from './row-edit.ts'
import { countSurviving, countText, cutLength, survivingText } from './text-of-item.ts'
import { type DeleteRange, isDeletedBy, readUpdate, type Struct } from './update-reader.ts'

/** What to do with an update that is not refused. */
export interface Verdict {
  /** Client ids that the update uses for the first time. */
  claimed: number[]
  /** How much it adds to the document, at most. */
  bytes: number
  /** False when it changes nothing that anybody could see, and its sender may change nothing. */
  apply: boolean
  /** What the server adds to it and puts right in it, in the same commit. */
  aftermath: Aftermath
}

const nothing: Aftermath = { guesses: [], consequences: [], rows: [], due: [] }

/** What is known of an update while it is read. */
interface Reading {
  edits: Map<string, RowEdit>
  /** Whether the update deletes an item that it brings. */
  isDead: (struct: Struct) => boolean
  /** How many stored items it deletes. */
  deleted: number
}

const placeName = ({ root, row, field }: Container, key: string | null): string =>
  [root, row, field, key].filter((part) => part !== null).join('/')

/** The owner of each Yjs client id in this document, and what it goes by besides. */
interface GuardOptions extends Claims {
  /** Epoch milliseconds; the machine's clock where none is given. */
  now?: () => number
  /** The collections that the document may hold; those of its kind where nothing else is said. */
  schema?: RoomSchema
}

/**
 * Judges Yjs updates row by row before they are applied. It never changes the document: it decodes an update, finds the
 * row and field of everything that is inserted or deleted, and asks the policy with the row as the update would leave it.
 */
export class Guard {
  readonly #doc: Y.Doc
  readonly #kind: RoomKind
  readonly #claims: GuardOptions
  readonly #schema: RoomSchema
  readonly #containers = new WeakMap<SharedType, Container>()
  /** Characters in a text: an upper bound kept by adding, counted anew when it reaches the limit. */
  readonly #lengths = new WeakMap<SharedType, number>()

  constructor(doc: Y.Doc, kind: RoomKind, claims: GuardOptions) {
    this.#doc = doc
    this.#kind = kind
    this.#claims = claims
    this.#schema = claims.schema ?? serverSchema[kind]
  }

  /**
   * Checks an update of `seat` against the document as it is. Throws `Refused` when any part of it is not allowed: the
   * message is refused whole.
   */
  check(update: Uint8Array, seat: Seat): Verdict {
    // Readers' clients write nothing, and what they tidy up is small: the rest is not even read.
    if (!mayWriteAnything(seat) && (update[0] !== 0 || update.length > limits.readerUpdateBytes))
      throw new Refused('observer')
    const known = (client: number) => Y.getState(this.#doc.store, client)
    const { structs, byClient, deletes, bytes } = readUpdate(update, known)
    const claimed = claimClients(byClient, { seat, known, doc: this.#doc, claims: this.#claims })
    checkInsertions(structs, { doc: this.#doc, byClient })
    const placement = new Placement({
      doc: this.#doc,
      byClient,
      containers: this.#containers,
      isRoot: (name) => this.#schema.has(name),
    })
    const edits = new Map<string, RowEdit>()
    const isDead = (struct: Struct) => isDeletedBy(deletes, struct)
    const reading: Reading = { edits, isDead, deleted: 0 }
    for (const struct of structs) {
      const placed = placement.place(struct)
      if (placed !== VOID) this.#readItem(struct as Y.Item, placed, reading)
    }
    let tidies = structs.length === 0
    for (const ranges of deletes.values())
      for (const range of ranges) tidies = this.#readDelete(range, placement, reading) && tidies
    try {
      for (const edit of edits.values()) edit.resolve({ known, isDead })
      const aftermath = this.#judgeRows(edits, deletes, seat)
      return { claimed, bytes, apply: true, aftermath }
    } catch (error) {
      // Every copy of Yjs removes superfluous formatting marks by itself, a reader's too: no reason to send them away.
      if (tidies && error instanceof Refused)
        return { claimed, bytes: 0, apply: false, aftermath: nothing }
      throw error
    }
  }

  #editOf(edits: Map<string, RowEdit>, container: Container, rowId: string): RowEdit {
    const { root } = container
    const key = `${root}/${rowId}`
    const found = edits.get(key)
    if (found) return found
    const shape = this.#schema.get(root) as CollectionShape
    const row = this.#doc.getMap<unknown>(root).get(rowId)
    const stored = row instanceof Y.Map ? (row as Y.Map<unknown>) : null
    const edit = new RowEdit({ root, id: rowId as RowId, shape, stored })
    edits.set(key, edit)
    return edit
  }

  #readItem(item: Y.Item, { container, key }: Place, reading: Reading): void {
    const place = placeName(container, key)
    if (container.row === null) return this.#readRow(item, { container, key }, reading)
    const edit = this.#editOf(reading.edits, container, container.row)
    if (container.field === null) {
      if (key === null) throw new Refused('invalid', place)
      return this.#readField(item, { edit, key, place }, reading)
    }
    const field = edit.shape.fields[container.field]
    if (!field || field.kind === 'value') throw new Refused('invalid', place)
    edit.fields.add(container.field)
    if (item.content instanceof Y.ContentDeleted || field.kind === 'former') return
    const isDead = reading.isDead(item)
    if (field.kind === 'text' && item.content instanceof Y.ContentString && !isDead)
      edit.write(container.field, item.content.str)
    if (isDead && item.countable) edit.countCut(container.field, item.length)
    edit.count(
      container.field,
      field.kind === 'text'
        ? readTextContent(item, place)
        : readNoteContent(item, { container, key }, { place, isDead }),
    )
  }

  /** A new entry of a collection: only a new row under a free id. Rows are never replaced or taken out. */
  #readRow(item: Y.Item, { container, key }: Place, { edits, isDead }: Reading): void {
    const place = placeName(container, key)
    const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null
    if (
      key === null ||
      item.origin ||
      item.rightOrigin ||
      (type as object | null)?.constructor !== Y.Map ||
      isDead(item)
    )
      throw new Refused('invalid', place)
    if (!isId(key)) throw new Refused('invalid', container.root)
    const rows = this.#doc.getMap<unknown>(container.root)
    if (edits.has(`${container.root}/${key}`) || rows._map.has(key))
      throw new Refused('taken', place)
    this.#editOf(edits, container, key)
  }

  #readField(
    item: Y.Item,
    { edit, key, place }: { edit: RowEdit; key: string; place: string },
    { isDead }: Reading,
  ): void {
    const field = Object.hasOwn(edit.shape.fields, key) ? edit.shape.fields[key] : undefined
    if (!field) throw new Refused('invalid', place)
    // Yjs writes an entry behind the one that it sees, and never before one: what stands could be chosen by that.
    if (item.rightOrigin) throw new Refused('malformed', place)
    if (field.kind === 'former' || (field.kind !== 'value' && edit.stored?.has(key)))
      throw new Refused('fixed', place)
    // What was overwritten or undone before it was sent arrives as a tombstone.
    if (!(item.content instanceof Y.ContentDeleted))
      readFieldContent(field, item.content, { place, isDead: isDead(item) })
    if (field.kind === 'value') edit.addEntry(key, item)
    else edit.fields.add(key)
  }

  /** Notes what a deletion hits. True when that is nothing but formatting marks. */
  #readDelete(range: DeleteRange, placement: Placement, reading: Reading): boolean {
    const end = Math.min(range.end, Y.getState(this.#doc.store, range.client))
    let tidies = true
    if (range.clock >= end) return tidies
    const structs = this.#doc.store.clients.get(range.client) ?? []
    for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at++) {
      const struct = structs[at] as Y.Item | Y.GC
      if (struct.id.clock >= end) break
      if (struct instanceof Y.GC || struct.deleted) continue
      if (++reading.deleted > limits.deletedItems) throw new Refused('tooLarge')
      if (!(struct.content instanceof Y.ContentFormat)) tidies = false
      const { container, key } = placement.placeOfStored(struct)
      const place = placeName(container, key)
      if (container.row === null) throw new Refused('invalid', place)
      const edit = this.#editOf(reading.edits, container, container.row)
      if (container.field !== null) {
        edit.fields.add(container.field)
        edit.countCut(container.field, cutLength(struct, range.clock, end))
      } else if (key === null || edit.shape.fields[key]?.kind !== 'value')
        throw new Refused('fixed', place)
      else edit.remove(key)
    }
    return tidies
  }

  #judgeRows(
    edits: Map<string, RowEdit>,
    deletes: Map<number, DeleteRange[]>,
    seat: Seat,
  ): Aftermath {
    if (edits.size === 0) return nothing
    const view = this.#viewAfter(edits, deletes)
    const aftermath: Aftermath = { guesses: [], consequences: [], rows: [], due: [] }
    const made = new Map<string, number>()
    for (const edit of edits.values()) {
      const { root, id, fields, shape } = edit
      for (const name of fields)
        if (shape.fields[name]?.kind === 'former')
          throw new Refused('fixed', `${root}/${id}/${name}`)
      const before = edit.stored ? plainValues(edit.stored) : null
      const change = { root, id, before, after: edit.after(before), fields }
      const refusal = judge(seat, change, view)
      if (refusal) throw new Refused(refusal, `${root}/${id}`)
      addRow(aftermath, shape, { seat, change, view, delta: edit.delta(before, change.after) })
      this.#checkLengths(edit, deletes)
      if (!edit.stored) made.set(root, (made.get(root) ?? 0) + 1)
    }
    for (const [root, count] of made) {
      const rows = this.#doc.getMap(root)
      // `size` counts one by one; the number of keys ever used is at hand, and never less.
      if (
        rows._map.size + count > limits.rowsPerCollection &&
        rows.size + count > limits.rowsPerCollection
      )
        throw new Refused('tooLarge', root)
    }
    return aftermath
  }

  /** Texts end somewhere: a paste that is too long is refused, not cut. */
  #checkLengths(edit: RowEdit, deletes: Map<number, DeleteRange[]>): void {
    for (const [name, added] of edit.added) {
      const field = edit.shape.fields[name]
      if (field?.kind !== 'text' && field?.kind !== 'note') continue
      const type = edit.stored?.get(name)
      if (!(type instanceof Y.AbstractType)) {
        if (added > field.max) throw new Refused('tooLarge', `${edit.root}/${edit.id}/${name}`)
        continue
      }
      let length = (this.#lengths.get(type) ?? countText(type)) + added
      if (length > field.max) length = countSurviving(type, deletes) + added
      if (length > field.max) throw new Refused('tooLarge', `${edit.root}/${edit.id}/${name}`)
      this.#lengths.set(type, length)
    }
  }

  /** The document as the update would leave it: what rules about other rows (a match's need and offer) look at. */
  #viewAfter(edits: Map<string, RowEdit>, deletes: Map<number, DeleteRange[]>): View {
    // Nothing was applied yet: the document's own state is the one before the edit.
    const isFrozen = isFrozenDocument(this.#kind, this.#doc)
    const row: View['row'] = (root, id) => {
      const edit = edits.get(`${root}/${id}`)
      const before = plainValues(this.#doc.getMap<unknown>(root).get(id))
      return edit ? edit.after(before) : before
    }
    // Asked once for each row that an update makes: an update may make thousands.
    const known = new Map<string, Values[]>()
    const readRows = (root: string): Values[] => {
      const made = [...edits.values()].filter((edit) => edit.root === root && !edit.stored)
      const ids = [...this.#doc.getMap(root).keys(), ...made.map(({ id }) => id)]
      const rows = ids.map((id) => ({ ...row(root, id), id }))
      known.set(root, rows)
      return rows
    }
    return {
      kind: this.#kind,
      schema: this.#schema,
      now: this.#claims.now ?? wallNow,
      isListed,
      isFrozen: () => isFrozen,
      row,
      rows: (root) => known.get(root) ?? readRows(root),
      text: (root, id, field) =>
        survivingText(textOf(this.#doc, { root, id, field }), deletes) +
        (edits.get(`${root}/${id}`)?.written.get(field) ?? ''),
    }
  }
}
