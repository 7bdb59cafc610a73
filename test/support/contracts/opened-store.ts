import type { Store } from '@sedyanka/server/store/open-store.ts'
import { afterEach, beforeEach } from 'vitest'

/** A store that held nothing when it was opened. */
export interface OpenedStore {
  readonly store: Store
  /** Makes a link by which the founder comes in again, as whoever looks after the machine does; the hash of its token. */
  makeOperatorLink(now: number): Promise<string>
  /** Does something while nothing can be written, as on a full disk. */
  whileReadOnly(work: () => Promise<void>): Promise<void>
  /** Closes it and opens what it keeps again. */
  reopen(): Promise<void>
  /** Closes it and lets go of what it keeps. */
  close(): Promise<void>
}
export type OpenStore = () => Promise<OpenedStore>

/** The store of a test. */
interface TestStore extends Omit<OpenedStore, 'close'> {
  /** What holds now, and again after a restart. */
  nowAndAfterRestart(check: () => Promise<void>): Promise<void>
}

/** A store of its own for each test of a suite. */
export const storeOfEachTest = (open: OpenStore): TestStore => {
  let opened: OpenedStore
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())
  return {
    get store() {
      return opened.store
    },
    makeOperatorLink: (now) => opened.makeOperatorLink(now),
    whileReadOnly: (work) => opened.whileReadOnly(work),
    reopen: () => opened.reopen(),
    nowAndAfterRestart: async (check) => {
      await check()
      await opened.reopen()
      await check()
    },
  }
}
