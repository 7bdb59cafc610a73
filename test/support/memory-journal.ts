import type { RoomName } from '@sedyanka/shared/ids.ts'
import type {
  Journal,
  JournalEntry,
  NewEdition,
  StoredDocument,
} from '@sedyanka/server/sync/ports.ts'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import * as Y from 'yjs'

interface Stored extends StoredDocument {
  entries: JournalEntry[]
}

/** A journal in memory whose disk a test can slow down or break. What it holds survives a “crash” of the rooms. */
export class MemoryJournal implements Journal {
  readonly #documents = new Map<RoomName, Stored>()
  /** Called before each append; throw to refuse it, or answer with a promise to hold it back. */
  beforeAppend: (entry: JournalEntry) => void | Promise<void> = () => {}
  /** The same before a document is written anew. */
  beforeRewrite: (edition: NewEdition) => void | Promise<void> = () => {}
  beforeLoad: (room: RoomName) => void | Promise<void> = () => {}
  loads = 0
  /** Which shape a backup that is put back has. */
  restoredVersion = schemaVersion

  create(room: RoomName, build: (doc: Y.Doc) => void = () => {}, version = schemaVersion): void {
    const doc = new Y.Doc()
    build(doc)
    const snapshot = Y.encodeStateAsUpdate(doc)
    this.#documents.set(room, {
      epoch: 'e1',
      schemaVersion: version,
      seq: 1,
      snapshot,
      updates: [],
      claims: [],
      minutes: [],
      entries: [],
    })
  }

  /** A backup of a document, to be put back later. */
  backup(room: RoomName): Uint8Array {
    return Y.encodeStateAsUpdate(this.stored(room))
  }

  /** Puts a document back to a backup: a new epoch begins. */
  restore(room: RoomName, state: Uint8Array, epoch: string): void {
    this.#documents.set(room, {
      epoch,
      schemaVersion: this.restoredVersion,
      seq: 1,
      snapshot: state,
      updates: [],
      claims: [],
      minutes: [],
      entries: [],
    })
  }

  entries(room: RoomName): JournalEntry[] {
    return this.#documents.get(room)?.entries ?? []
  }

  /** The document as the disk has it. */
  stored(room: RoomName): Y.Doc {
    const doc = new Y.Doc()
    const found = this.#documents.get(room)
    if (found?.snapshot) Y.applyUpdate(doc, found.snapshot)
    for (const update of found?.updates ?? []) Y.applyUpdate(doc, update)
    return doc
  }

  async load(room: RoomName): Promise<StoredDocument | null> {
    this.loads++
    await this.beforeLoad(room)
    const found = this.#documents.get(room)
    return found
      ? {
          ...found,
          updates: [...found.updates],
          claims: [...found.claims],
          minutes: [...found.minutes],
        }
      : null
  }

  async append(room: RoomName, entry: JournalEntry): Promise<number> {
    await this.beforeAppend(entry)
    const found = this.#documents.get(room)
    if (!found) throw new StorageError('NO_SUCH_DOCUMENT')
    if (entry.after !== undefined && entry.after !== found.seq) throw new StorageError('STALE')
    found.seq++
    found.entries.push(entry)
    found.updates.push(entry.update)
    // The first claim stands.
    for (const claim of entry.claims)
      if (!found.claims.some(([clientId]) => clientId === claim[0])) found.claims.push(claim)
    const { minute } = entry
    if (minute)
      found.minutes = [...found.minutes.filter((one) => one.minute !== minute.minute), minute]
    if (entry.schemaVersion !== undefined) found.schemaVersion = entry.schemaVersion
    return found.seq
  }

  async rewrite(room: RoomName, edition: NewEdition): Promise<number> {
    await this.beforeRewrite(edition)
    const found = this.#documents.get(room)
    if (!found) throw new StorageError('NO_SUCH_DOCUMENT')
    if (edition.after !== found.seq) throw new StorageError('STALE')
    const { epoch, schemaVersion: version, state, claims, minutes } = edition
    const seq = found.seq + 1
    this.#documents.set(room, {
      epoch,
      schemaVersion: version,
      seq,
      snapshot: state,
      updates: [],
      claims: [...claims],
      minutes: [...minutes],
      entries: found.entries,
    })
    return seq
  }

  async compact(room: RoomName): Promise<void> {
    const found = this.#documents.get(room)
    if (!found) return
    found.snapshot = Y.mergeUpdates([...(found.snapshot ? [found.snapshot] : []), ...found.updates])
    found.updates = []
  }
}
