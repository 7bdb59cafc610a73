import { openExisting, request } from './idb.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'

/** Databases of `DeviceStore` are named after whose copy of which room they hold. */
const prefix = 'sedyanka:'
export const documentName = (personId: PersonId, room: string): string =>
  `${prefix}${personId}:${room}`

/** Names of the copies that stand on this device. Older Firefox cannot list them: then none. */
export const listDocuments = async (): Promise<string[]> => {
  try {
    const found = await indexedDB.databases()
    return found.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
  } catch {
    return []
  }
}

/** How many edits in one copy no server has acknowledged. */
const countIn = async (name: string): Promise<number> => {
  const database = await openExisting(name)
  try {
    return await request(database.transaction('pending').objectStore('pending').count())
  } finally {
    database.close()
  }
}

/** How many edits wait on this device for a server, in rooms that are open and in those that are not. */
export const countUnsent = async (): Promise<number> => {
  let sum = 0
  for (const name of await listDocuments()) sum += await countIn(name).catch(() => 0)
  return sum
}

/** A page that has a copy open lets go of it when asked; should one not, the deletion happens once it is closed. */
export const deleteDocument = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(name)
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve()
  })

/** Wipes every copy on this device. Never rejects. */
export const deleteDocuments = async (): Promise<void> => {
  await Promise.all((await listDocuments()).map(deleteDocument))
}

/** Whose copy that is; null where the name says nobody's. */
export const ownerOf = (name: string): PersonId | null =>
  (/^sedyanka:([^:]+):/.exec(name)?.[1] ?? null) as PersonId | null
