import { openExisting, request } from './idb.ts'
import { markOfKey, rangeOf } from './unsent-keys.ts'

/** What the page with that mark stored and nobody sent, without those that are `known`. Storage that fails: nothing. */
export const readUnsent = async (
  database: IDBDatabase,
  mark: string,
  known: readonly IDBValidKey[],
): Promise<{ key: IDBValidKey; update: Uint8Array }[]> => {
  const list = database.transaction('pending').objectStore('pending')
  const [keys, updates] = await Promise.all([
    request(list.getAllKeys(rangeOf(mark))),
    request<Uint8Array[]>(list.getAll(rangeOf(mark))),
  ])
  const isKnown = new Set(known.map(String))
  return keys.flatMap((key, at) => {
    const update = updates[at]
    return isKnown.has(String(key)) || !update ? [] : [{ key, update }]
  })
}

/** Marks of the pages that stored edits in one copy which no server has acknowledged ('' for those of version 0.1.0). */
export const unsentMarks = async (name: string): Promise<string[]> => {
  const database = await openExisting(name)
  try {
    const keys = await request(database.transaction('pending').objectStore('pending').getAllKeys())
    return [...new Set(keys.map(markOfKey))]
  } finally {
    database.close()
  }
}
