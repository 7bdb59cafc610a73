/** IndexedDB's requests and transactions as promises: nothing counts as stored before its transaction is complete. */

export const request = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('storage failed'))
  })

/** Resolves once the transaction is on the device's disk, as far as the browser can tell. */
export const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('storage was aborted'))
    transaction.onerror = () => reject(transaction.error ?? new Error('storage failed'))
  })

/** Opens a database, making its object stores the first time: lists number their entries, the others have given keys. */
export const openDatabase = (
  name: string,
  stores: { lists: readonly string[]; maps: readonly string[] },
): Promise<IDBDatabase> => {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    for (const list of stores.lists) opening.result.createObjectStore(list, { autoIncrement: true })
    for (const map of stores.maps) opening.result.createObjectStore(map)
  }
  return request(opening)
}

/** Opens a database that is there; rejects, and makes nothing, when it is not. */
export const openExisting = (name: string): Promise<IDBDatabase> => {
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => opening.transaction?.abort()
  return request(opening)
}
