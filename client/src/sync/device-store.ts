import { makeId } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { isSharedComputer } from '../shared-computer.ts'
import type { ClosedTabs } from './closed-tabs.ts'
import { documentName } from './device-documents.ts'
import type { DeviceStoreOptions, Found } from './device-store-options.ts'
import { fromDevice, fromServer } from './edit-origins.ts'
import { completed, openDatabase, request } from './idb.ts'
import { markOfKey, rangeOf, type UnsentKeys } from './unsent-keys.ts'

const stores = { lists: ['updates', 'pending'], maps: ['meta'] } as const
const all = [...stores.lists, ...stores.maps]
/** Marks, among a copy's facts, that the server kept back what names persons. */
const spared = 'spared'
/** How many stored updates are folded into one. */
const foldAfter = 300
/** How many unsent edits this page has numbered. */
let unsentEdits = 0
/** Others' edits can be had again from the server: they wait this long for company, in milliseconds. */
const lazily = 500

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
  #isLoaded = false
  #database: IDBDatabase | null = null
  /** It could be opened once, so it is worth trying again. */
  #wasOpen = false
  /** Somebody signed out: the copy goes, and nothing of it comes back. */
  #isGone = false
  #updates: Uint8Array[] = []
  #own: Uint8Array[] = []
  /** To be written; null when the device has it. */
  #epoch: string | null = null
  #knownEpoch = ''
  #clearPending = false
  readonly unsent: UnsentKeys
  #holdsPending = false
  #rows = 0
  #writing = false
  #failed = false
  readonly #isSpared: () => boolean
  /** The device's copy is to be replaced: until then nothing is written. */
  #paused: boolean

  constructor(doc: Y.Doc, options: DeviceStoreOptions) {
    this.#doc = doc
    this.#name = documentName(options.personId, options.room)
    this.#isSpared = options.isSpared
    this.#onChange = options.onChange
    this.#onTakenOver = options.onTakenOver
    this.#paused = options.startAnew
    this.unsent = options.unsent ?? { mark: makeId(), inherited: [], others: [] }
    this.#holdsPending = options.unsent !== null
    doc.on('update', this.#onUpdate)
  }

  /** Everything typed here so far is on this device. */
  get stored(): boolean {
    const isLost = this.#failed || this.#isGone || (this.#wasOpen && !this.#database)
    return !isLost && !this.#paused && this.#own.length === 0 && !this.#writing
  }

  /** Puts what the device holds into the document, unless it is to be replaced. Never rejects: a page works without. */
  async load(): Promise<Found> {
    const nothing: Found = { any: false, epoch: '', pending: [] }
    try {
      const database = await this.#open()
      if (this.#paused) return nothing
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
      this.#rows = updates.length
      this.#knownEpoch = epoch ?? ''
      this.unsent.inherited = keys
      this.#holdsPending = keys.length > 0
      this.#doc.transact(() => {
        // Another tab may have replaced the document while these waited: then they stand only here.
        for (const update of [...updates, ...pending]) Y.applyUpdate(this.#doc, update, fromDevice)
      }, fromDevice)
      return { any: updates.length > 0, epoch: this.#knownEpoch, pending }
    } catch {
      this.#failed = true
      return nothing
    } finally {
      this.#isLoaded = true
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
    this.#epoch = this.#knownEpoch = epoch
    this.#write()
  }

  /** Every edit of this page is on the server's disk. */
  setAllSaved(): void {
    if (!this.#holdsPending) return
    this.#clearPending = true
    this.#write()
  }

  /** From now on the device keeps this document in the place of what it held. */
  replace(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#updates = [Y.encodeStateAsUpdate(this.#doc)]
    this.#rows = Number.POSITIVE_INFINITY
    this.#write()
    for (const mark of this.#gone) void this.#takeOver(mark)
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
    this.#isGone = true
    return this.unsent
  }

  #see(mark: string): void {
    if (mark !== this.unsent.mark) this.#tabs?.see({ name: this.#name, mark })
  }

  /** A page is gone: what it had stored here and not sent is this page's to send. */
  async #takeOver(mark: string): Promise<void> {
    const database = this.#database
    if (this.#isGone) return
    if (!this.#isLoaded || this.#paused || !database) return void this.#gone.add(mark)
    this.#gone.delete(mark)
    const { readUnsent } = await import('./left-copies.ts')
    const fresh = await readUnsent(database, mark, this.unsent.inherited).catch(() => [])
    if (fresh.length === 0 || this.#isGone) return
    this.unsent.inherited.push(...fresh.map(({ key }) => key))
    this.#holdsPending = true
    // What was to be forgotten just now did not count these.
    this.#clearPending = false
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
      this.#isGone = true
      database.close()
      this.#onChange()
    }
    // The browser may take it away at any time, for want of memory for instance.
    database.onclose = () => {
      if (this.#database !== database) return
      this.#database = null
      this.#write()
    }
    this.#wasOpen = true
    return (this.#database = database)
  }

  /** Opens it again. Where the copy itself was cleared away, the whole document is put in its place. */
  async #reopen(): Promise<IDBDatabase> {
    const database = await this.#open()
    const kept = await request(database.transaction('updates').objectStore('updates').count())
    if (kept === 0 && this.#rows > 0 && Number.isFinite(this.#rows)) {
      const whole = Y.encodeStateAsUpdate(this.#doc)
      this.#updates = [whole]
      this.#own = [whole]
      this.#epoch = this.#knownEpoch
      this.#rows = 0
    }
    for (const mark of this.#gone) void this.#takeOver(mark)
    return database
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromDevice) return
    this.#updates.push(update)
    if (origin === fromServer) {
      setTimeout(() => this.#write(), lazily)
      return
    }
    this.#own.push(update)
    // What was to be forgotten just now did not count this one.
    this.#clearPending = false
    this.#write()
  }

  #write(): void {
    if (this.#writing || this.#paused || !this.#wasOpen || this.#isGone) return
    const isDone = this.#updates.length === 0 && this.#epoch === null && !this.#clearPending
    if (isDone && this.#database) return
    this.#writing = true
    void this.#writeOnce()
      .then(
        () => (this.#failed = false),
        () => {
          this.#failed = true
          // Perhaps it was closed without a word (Safari): the next attempt opens it again.
          this.#database?.close()
          this.#database = null
        },
      )
      .then(() => {
        this.#writing = false
        this.#onChange()
        if (this.#failed) setTimeout(() => this.#write(), 5_000)
        else this.#write()
      })
  }

  /** Stores what waits in one transaction; what waits is forgotten only when that is complete. */
  async #writeOnce(): Promise<void> {
    const database = this.#database ?? (await this.#reopen())
    const updates = [...this.#updates]
    const own = [...this.#own]
    const clearPending = this.#clearPending && own.length === 0
    const transaction = database.transaction(all, 'readwrite', { durability: 'strict' })
    const list = transaction.objectStore('updates')
    const pending = transaction.objectStore('pending')
    const replaces = this.#rows === Number.POSITIVE_INFINITY
    const { mark, inherited } = this.unsent
    const forgotten = replaces || clearPending ? [...inherited] : []
    if (replaces) list.clear()
    for (const update of updates) list.add(update)
    for (const key of forgotten) pending.delete(key)
    if (replaces || clearPending) pending.delete(rangeOf(mark))
    for (const update of own) pending.add(update, [mark, ++unsentEdits])
    const meta = transaction.objectStore('meta')
    if (this.#epoch !== null) meta.put(this.#epoch, 'epoch')
    if (this.#isSpared()) meta.put(true, spared)
    else if (replaces) meta.delete(spared)
    const folds = !replaces && this.#rows + updates.length > foldAfter
    if (folds) await fold(list)
    await completed(transaction)
    this.#updates = this.#updates.slice(updates.length)
    this.#own = this.#own.slice(own.length)
    this.#epoch = null
    this.#rows = folds || replaces ? 1 : this.#rows + updates.length
    inherited.splice(0, forgotten.length)
    if (own.length > 0) {
      this.#holdsPending = true
      this.#tabs?.tell({ name: this.#name, mark })
    } else if (clearPending && this.#clearPending) {
      this.#clearPending = false
      this.#holdsPending = inherited.length > 0
    }
  }
}

/** Puts one update in the place of many; another tab's are among them and are kept. */
const fold = async (list: IDBObjectStore): Promise<void> => {
  const updates = await request<Uint8Array[]>(list.getAll())
  list.clear()
  list.add(Y.mergeUpdates(updates))
}
