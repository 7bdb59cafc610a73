import { makeId } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { isSharedComputer } from '../shared-computer.ts'
import type { ClosedTabs } from './closed-tabs.ts'
import {
  type CopyEvent,
  type CopyState,
  type CopyTodo,
  isStored,
  nothingWaits,
  stepCopy,
} from './copy-state.ts'
import { documentName } from './device-documents.ts'
import type { DeviceStoreOptions, Found } from './device-store-options.ts'
import { fromDevice, fromServer } from './edit-origins.ts'
import { completed, openDatabase, request } from './idb.ts'
import { makeMachine } from './machine.ts'
import { markOfKey, rangeOf, type UnsentKeys } from './unsent-keys.ts'

const stores = { lists: ['updates', 'pending'], maps: ['meta'] } as const
const all = [...stores.lists, ...stores.maps]
/** Marks, among a copy's facts, that the server kept back what names persons. */
const spared = 'spared'
/** How many stored updates are folded into one. */
const foldAfter = 300
/** How many unsent edits this page has numbered. */
let unsentEdits = 0

/**
 * Keeps one document on this device, so that a reload without a network loses nothing. It says honestly whether it
 * could: `stored` is false from the moment an edit waits until its transaction is complete, and stays false while storage
 * fails (private windows, full disks, in-app browsers).
 */
export class DeviceStore {
  readonly #doc: Y.Doc
  readonly #name: string
  readonly #onChange: () => void
  readonly #onTakenOver: (updates: Uint8Array[]) => void
  #tabs: ClosedTabs | null = null
  #isClosed = false
  /** Pages that were gone before the copy could be read here. */
  readonly #gone = new Set<string>()
  #database: IDBDatabase | null = null
  #knownEpoch = ''
  readonly unsent: UnsentKeys
  readonly #isSpared: () => boolean
  readonly #machine: ReturnType<typeof makeMachine<CopyState, CopyEvent, CopyTodo>>

  constructor(doc: Y.Doc, options: DeviceStoreOptions) {
    this.#doc = doc
    this.#name = documentName(options.personId, options.room)
    this.#isSpared = options.isSpared
    this.#onChange = options.onChange
    this.#onTakenOver = options.onTakenOver
    this.unsent = options.unsent ?? { mark: makeId(), inherited: [], others: [] }
    this.#machine = makeMachine<CopyState, CopyEvent, CopyTodo>(
      {
        is: 'loading',
        backlog: { ...nothingWaits, holds: options.unsent !== null },
        anew: options.startAnew,
      },
      stepCopy,
      {
        write: () => void this.#write(),
        wait: ({ ms }) => void setTimeout(() => this.#machine.take({ type: 'due' }), ms),
      },
    )
    doc.on('update', this.#onUpdate)
  }

  /** Everything typed here so far is on this device. */
  get stored(): boolean {
    return isStored(this.#machine.state)
  }

  /** Puts what the device holds into the document, unless it is to be replaced. Never rejects: a page works without. */
  async load(): Promise<Found> {
    const nothing: Found = { any: false, epoch: '', pending: [] }
    try {
      const database = await this.#open()
      const { state } = this.#machine
      if (state.is === 'loading' && state.anew) {
        this.#machine.take({ type: 'loaded', rows: 0, holds: false })
        return nothing
      }
      const transaction = database.transaction(all)
      const unsent = transaction.objectStore('pending')
      const [copy, pending, keys, epoch, isSpared] = await Promise.all([
        request<Uint8Array[]>(transaction.objectStore('updates').getAll()),
        request<Uint8Array[]>(unsent.getAll()),
        request(unsent.getAllKeys()),
        request<string | undefined>(transaction.objectStore('meta').get('epoch')),
        request<true | undefined>(transaction.objectStore('meta').get(spared)),
      ])
      const isOthers = isSpared === true && !this.#isSpared()
      if (isOthers) await (await import('./spared-copy.ts')).forgetSpared(database)
      const updates = isOthers ? [] : copy
      this.#knownEpoch = epoch ?? ''
      this.unsent.inherited = keys
      this.#doc.transact(() => {
        // Another tab may have replaced the document while these waited: then they stand only here.
        for (const update of [...updates, ...pending]) Y.applyUpdate(this.#doc, update, fromDevice)
      }, fromDevice)
      this.#machine.take({ type: 'loaded', rows: updates.length, holds: keys.length > 0 })
      // Shut by the browser while it was read.
      if (!this.#database) this.#machine.take({ type: 'shut' })
      return { any: updates.length > 0, epoch: this.#knownEpoch, pending }
    } catch {
      this.#machine.take({ type: 'failed', isOpen: this.#database !== null })
      return nothing
    } finally {
      if (this.#database) void this.#watchTabs(this.#database).catch(() => undefined)
    }
  }

  /** Needed once the page is shown, so its code comes behind it. */
  async #watchTabs(database: IDBDatabase): Promise<void> {
    const { ClosedTabs, keepMark } = await import('./closed-tabs.ts')
    if (this.#isClosed) return
    keepMark(this.unsent.mark)
    this.#tabs = new ClosedTabs({
      isWanted: (name) => name === this.#name,
      onGone: ({ mark }) => void this.#takeOver(mark),
    })
    for (const mark of this.unsent.others) this.#see(mark)
    // What is stored from now on is told; what was before stands here.
    const list = database.transaction('pending').objectStore('pending')
    for (const key of await request(list.getAllKeys())) this.#see(markOfKey(key))
  }

  /** The server's epoch, remembered with the document. */
  setEpoch(epoch: string): void {
    this.#knownEpoch = epoch
    this.#machine.take({ type: 'named', epoch })
  }

  /** Every edit of this page is on the server's disk. */
  setAllSaved(): void {
    this.#machine.take({ type: 'saved' })
  }

  /** From now on the device keeps this document in the place of what it held. */
  replace(): void {
    this.#machine.take({ type: 'replaced', whole: Y.encodeStateAsUpdate(this.#doc) })
    this.#takeOverGone()
  }

  close(): void {
    this.#doc.off('update', this.#onUpdate)
    this.#isClosed = true
    this.unsent.others = this.#tabs?.seen ?? this.unsent.others
    this.#tabs?.close()
  }

  /** Another room takes it from here: nothing more is written by this one. */
  handOver(): UnsentKeys {
    this.close()
    this.#machine.take({ type: 'gone' })
    return this.unsent
  }

  #see(mark: string): void {
    if (mark !== this.unsent.mark) this.#tabs?.see({ name: this.#name, mark })
  }

  /** A page is gone: what it had stored here and not sent is this page's to send. */
  async #takeOver(mark: string): Promise<void> {
    const database = this.#database
    if (this.#isGone) return
    const { is } = this.#machine.state
    if (is === 'loading' || is === 'held' || !database) return void this.#gone.add(mark)
    this.#gone.delete(mark)
    const { readUnsent } = await import('./left-copies.ts')
    const fresh = await readUnsent(database, mark, this.unsent.inherited).catch(() => [])
    if (fresh.length === 0 || this.#isGone) return
    this.unsent.inherited.push(...fresh.map(({ key }) => key))
    // What was to be forgotten just now did not count these.
    this.#machine.take({ type: 'inherited' })
    const found = fresh.map(({ update }) => update)
    this.#doc.transact(() => {
      for (const update of found) Y.applyUpdate(this.#doc, update, fromDevice)
    }, fromDevice)
    this.#onTakenOver(found)
  }

  async #open(): Promise<IDBDatabase> {
    if (isSharedComputer()) throw new Error('a shared computer keeps nothing')
    const database = await openDatabase(this.#name, stores)
    database.onversionchange = () => {
      this.#machine.take({ type: 'gone' })
      database.close()
      this.#onChange()
    }
    // The browser may take it away at any time, for want of memory for instance.
    database.onclose = () => {
      if (this.#database !== database) return
      this.#database = null
      this.#machine.take({ type: 'shut' })
    }
    return (this.#database = database)
  }

  /** Opens it again. Where the copy itself was cleared away, the whole document is put in its place. */
  async #reopen(): Promise<IDBDatabase> {
    const database = await this.#open()
    const kept = await request(database.transaction('updates').objectStore('updates').count())
    const { state } = this.#machine
    if (kept === 0 && state.is === 'writing' && state.rows)
      this.#machine.take({
        type: 'emptied',
        whole: Y.encodeStateAsUpdate(this.#doc),
        epoch: this.#knownEpoch,
      })
    this.#takeOverGone()
    return database
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromDevice) return
    this.#machine.take({ type: 'edited', update, isOwn: origin !== fromServer })
  }

  get #isGone(): boolean {
    return this.#machine.state.is === 'gone'
  }

  #takeOverGone(): void {
    for (const mark of this.#gone) void this.#takeOver(mark)
  }

  async #write(): Promise<void> {
    try {
      this.#machine.take(await this.#writeOnce())
    } catch {
      // Perhaps it was closed without a word (Safari): the next attempt opens it again.
      this.#database?.close()
      this.#database = null
      this.#machine.take({ type: 'failed', isOpen: false })
    }
    this.#onChange()
  }

  /** Stores what waits in one transaction; what waits is forgotten only when that is complete. */
  async #writeOnce(): Promise<CopyEvent> {
    const database = this.#database ?? (await this.#reopen())
    const { state } = this.#machine
    if (state.is !== 'writing') return { type: 'gone' }
    const { rows, backlog: batch } = state
    const { updates, own, epoch } = batch
    const clearPending = batch.clears && own.length === 0
    const transaction = database.transaction(all, 'readwrite', { durability: 'strict' })
    const list = transaction.objectStore('updates')
    const pending = transaction.objectStore('pending')
    const replaces = rows === null
    const { mark, inherited } = this.unsent
    const forgotten = replaces || clearPending ? [...inherited] : []
    if (replaces) list.clear()
    for (const update of updates) list.add(update)
    for (const key of forgotten) pending.delete(key)
    if (replaces || clearPending) pending.delete(rangeOf(mark))
    for (const update of own) pending.add(update, [mark, ++unsentEdits])
    const meta = transaction.objectStore('meta')
    if (epoch !== null) meta.put(epoch, 'epoch')
    if (this.#isSpared()) meta.put(true, spared)
    else if (replaces) meta.delete(spared)
    const folds = rows !== null && rows + updates.length > foldAfter
    if (folds) await fold(list)
    await completed(transaction)
    inherited.splice(0, forgotten.length)
    if (own.length > 0) this.#tabs?.tell({ name: this.#name, mark })
    return {
      type: 'written',
      batch,
      rows: folds || rows === null ? 1 : rows + updates.length,
      left: inherited.length,
    }
  }
}

/** Puts one update in the place of many; another tab's are among them and are kept. */
const fold = async (list: IDBObjectStore): Promise<void> => {
  const updates = await request<Uint8Array[]>(list.getAll())
  list.clear()
  list.add(Y.mergeUpdates(updates))
}
