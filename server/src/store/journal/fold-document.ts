import * as Y from 'yjs'
import { StorageError } from '../storage-error.ts'

/**
 * Folds a state and the updates after it into one state without the content of what was deleted. The result is read
 * back into a fresh document and must have the same state vector and the same deletions, or this throws: a log may only
 * be replaced by something that is known to say the same.
 */
export const foldDocument = (snapshot: Uint8Array | null, updates: Uint8Array[]): Uint8Array => {
  const whole = new Y.Doc({ gc: true })
  const readBack = new Y.Doc({ gc: true })
  try {
    whole.transact(() => {
      if (snapshot) Y.applyUpdate(whole, snapshot)
      for (const update of updates) Y.applyUpdate(whole, update)
    })
    if (whole.store.pendingStructs !== null || whole.store.pendingDs !== null)
      throw new StorageError('LOG_HAS_GAPS')
    const state = Y.encodeStateAsUpdate(whole)
    Y.applyUpdate(readBack, state)
    if (!Y.equalSnapshots(Y.snapshot(whole), Y.snapshot(readBack)))
      throw new StorageError('FOLD_DIFFERS')
    return state
  } finally {
    whole.destroy()
    readBack.destroy()
  }
}
