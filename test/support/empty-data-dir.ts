import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@sedyanka/server/store/open-store.ts'

const makeDir = (): string => mkdtempSync(join(tmpdir(), 'sedyanka-store-'))

/** The database of a store in which nothing has been kept yet. */
const makeEmpty = async (): Promise<Buffer> => {
  const dataDir = makeDir()
  const store = await openStore({ dataDir, log: () => {} })
  await store.close()
  const bytes = readFileSync(join(dataDir, 'sedyanka.db'))
  rmSync(dataDir, { recursive: true })
  return bytes
}
let empty: Promise<Buffer> | null = null

/**
 * A data directory with the tables of this version and nothing in them, as its first start leaves it. They are made once a
 * process: hundreds of tests want a store of their own, and none of these is about how its tables came about.
 */
export const makeDataDir = async (): Promise<string> => {
  const bytes = await (empty ??= makeEmpty())
  const dataDir = makeDir()
  writeFileSync(join(dataDir, 'sedyanka.db'), bytes, { mode: 0o600 })
  return dataDir
}
