import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import type { RowId } from '@sedyanka/shared/ids.ts'
import { fitsField } from '@sedyanka/shared/rows/records.ts'
import * as Y from 'yjs'
import { changedValues, type RowDelta } from '../record/recorded-change.ts'
import { Refused } from './refused.ts'
import { winningEntry } from './winning-entry.ts'

/** What resolving needs to know of the update and the document. */
interface Surroundings {
  known: (client: number) => number
  /** Whether the update itself deletes an item that it brings. */
  isDead: (item: Y.Item) => boolean
}

/** What an update does to one row: gathered item by item, then resolved to what the row will hold. */
export class RowEdit {
  readonly root: string
  readonly id: RowId
  readonly shape: CollectionShape
  /** The stored row; null when the update makes it. */
  readonly stored: Y.Map<unknown> | null
  /** Fields that the edit changes; those of plain values are added by `resolve`. */
  readonly fields = new Set<string>()
  /** Characters added to texts, by field. */
  readonly added = new Map<string, number>()
  /** Characters taken out of texts, by field. */
  readonly cut = new Map<string, number>()
  /** Letters that the edit leaves in texts, by field. */
  readonly written = new Map<string, string>()
  /** New entries of plain values, by field, in causal order. */
  readonly #entries = new Map<string, Y.Item[]>()
  /** Fields whose present value the update deletes. */
  readonly #removed = new Set<string>()
  /** What changed plain values end as; undefined: none. */
  readonly #outcome = new Map<string, unknown>()

  constructor(at: {
    root: string
    id: RowId
    shape: CollectionShape
    stored: Y.Map<unknown> | null
  }) {
    this.root = at.root
    this.id = at.id
    this.shape = at.shape
    this.stored = at.stored
  }

  addEntry(name: string, item: Y.Item): void {
    const entries = this.#entries.get(name)
    if (entries) entries.push(item)
    else this.#entries.set(name, [item])
  }

  remove(name: string): void {
    this.#removed.add(name)
  }

  write(name: string, letters: string): void {
    this.written.set(name, (this.written.get(name) ?? '') + letters)
  }

  count(name: string, characters: number): void {
    this.added.set(name, (this.added.get(name) ?? 0) + characters)
  }

  countCut(name: string, characters: number): void {
    this.cut.set(name, (this.cut.get(name) ?? 0) + characters)
  }

  /**
   * Finds out what will stand in every field of a plain value, as Yjs will: several values may compete, arrive dead, or
   * lose against one that came earlier. Refuses what is written twice, what is the server's to write, and what would leave
   * the row without what it must have.
   */
  resolve({ known, isDead }: Surroundings): void {
    for (const [name, field] of Object.entries(this.shape.fields)) {
      if (field.kind === 'former') continue
      if (field.kind !== 'value') {
        // A row is whole: texts are there from the first moment, or nobody could write in them.
        if (!this.stored && !this.fields.has(name))
          throw new Refused('invalid', `${this.root}/${this.id}/${name}`)
        continue
      }
      const entries = this.#entries.get(name)
      const isTouched = entries !== undefined || this.#removed.has(name)
      const place = `${this.root}/${this.id}/${name}`
      if (field.fixed && isTouched && (this.stored || (entries?.length ?? 0) > 1))
        throw new Refused('fixed', place)
      if (isTouched) this.#resolveField(name, entries ?? [], { known, isDead })
      const isWaiting = !this.stored && this.#outcome.get(name) === field.waiting
      if (field.by === 'server' && isTouched && !isWaiting) throw new Refused('fixed', place)
      const isMissing =
        this.#outcome.has(name) || !this.stored ? this.#outcome.get(name) === undefined : false
      if (isMissing && !fitsField(field, undefined)) throw new Refused('invalid', place)
    }
  }

  #resolveField(name: string, entries: Y.Item[], { known, isDead }: Surroundings): void {
    const present = this.stored?._map.get(name) ?? null
    const standing = entries.length > 0 ? winningEntry(present, entries, known) : present
    // What loses against the present value changes nothing.
    if (standing === present && !this.#removed.has(name)) return
    const isNew =
      standing !== null && standing !== present && standing.content instanceof Y.ContentAny
    const value: unknown =
      isNew && !isDead(standing) ? (standing.content as Y.ContentAny).arr.at(-1) : undefined
    this.fields.add(name)
    this.#outcome.set(name, value)
  }

  /** What the edit does to the row, by its plain values before and after it. */
  delta(
    before: Readonly<Record<string, unknown>> | null,
    after: Readonly<Record<string, unknown>>,
  ): RowDelta {
    const plain: string[] = []
    const texts: RowDelta['texts'] = {}
    for (const name of this.fields) {
      const counts: [number, number] = [this.added.get(name) ?? 0, this.cut.get(name) ?? 0]
      if (this.shape.fields[name]?.kind === 'value') plain.push(name)
      else if (this.stored || counts[0] > 0) texts[name] = counts
    }
    const { root, id, stored } = this
    return { root, id, isNew: stored === null, values: changedValues(plain, before, after), texts }
  }

  /** The row's plain values after the edit, made from those before it. */
  after(before: Readonly<Record<string, unknown>> | null): Record<string, unknown> {
    const after: Record<string, unknown> = { ...before }
    for (const [name, value] of this.#outcome)
      if (value === undefined) delete after[name]
      else after[name] = value
    return after
  }
}
