import { rmSync } from 'node:fs'
import { hashToken } from '@sedyanka/server/accounts/token.ts'
import { makeSetupLink } from '@sedyanka/server/ops/setup-link.ts'
import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import type { OpenedStore } from './contracts/opened-store.ts'
import { makeDataDir } from './empty-data-dir.ts'

/**
 * An empty store in a SQLite file. There is none in memory: the threads of the journal, and the reads of those who come
 * in, have connections of their own, and nothing but a file is one database for all of them.
 */
export const openSqliteStore = async (): Promise<OpenedStore> => {
  const dataDir = await makeDataDir()
  const open = (): Promise<Store> => openStore({ dataDir, log: () => {} })
  let store = await open()
  const setReadOnly = async (value: 0 | 1): Promise<void> => {
    const sql = `pragma query_only = ${value}`
    const query = { kind: 'RawNode', sqlFragments: [sql], parameters: [] } as const
    const queryId = { queryId: sql }
    await store.sessions.kysely.executeQuery({ sql, query, parameters: [], queryId })
  }
  return {
    get store() {
      return store
    },
    makeOperatorLink: async (now) => hashToken(makeSetupLink(dataDir, now)),
    whileReadOnly: async (work) => {
      await setReadOnly(1)
      try {
        await work()
      } finally {
        await setReadOnly(0)
      }
    },
    reopen: async () => {
      await store.close()
      store = await open()
    },
    close: async () => {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
