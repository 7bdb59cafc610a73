import { completed } from './idb.ts'

/**
 * Takes away a copy in which no person is named, but for what waits to be sent. To somebody who sits at the table its names
 * would never come: the server takes it for a whole copy.
 */
export const forgetSpared = (database: IDBDatabase): Promise<void> => {
  const transaction = database.transaction(['updates', 'meta'], 'readwrite')
  transaction.objectStore('updates').clear()
  transaction.objectStore('meta').delete('spared')
  return completed(transaction)
}
