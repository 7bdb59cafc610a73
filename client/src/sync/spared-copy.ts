import { completed } from './idb.ts'

/**
 * Takes away a copy in which no person is named, but for what waits to be sent: for somebody who sits at the table names would be missing in it
 * for good, as the server takes it for a whole one.
 */
export const forgetSpared = (database: IDBDatabase): Promise<void> => {
  const transaction = database.transaction(['updates', 'meta'], 'readwrite')
  transaction.objectStore('updates').clear()
  transaction.objectStore('meta').delete('spared')
  return completed(transaction)
}
