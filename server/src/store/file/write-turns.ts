import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long another thread's transaction lets the journal go first, ms. */
const patience = 50

/** Memory that all threads see: 1 while the journal wants to commit; and 1 from when the store is to be closed. */
export type WriteTurns = SharedArrayBuffer
export const createWriteTurns = (): WriteTurns =>
  new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)

/** Tells the threads that nobody waits for a busy file any more. */
export const announceClose = (turns: WriteTurns): void => {
  Atomics.store(new Int32Array(turns), 1, 1)
}
export const isClosing = (turns: WriteTurns): boolean =>
  Atomics.load(new Int32Array(turns), 1) === 1

/**
 * The server's thread and the journal's write into one file, and SQLite's lock is not fair: whoever comes back at once
 * beats whoever sleeps. While a hall of people takes its seats, "Saved" would wait for the last of them. So before each
 * transaction the server's thread looks whether the journal waits and lets it go first, once. It is a bounded
 * hint: SQLite's own lock decides, and nobody waits for a thread that has died.
 */
export const letJournalGoFirst = async (turns: WriteTurns): Promise<void> => {
  // SQLite answers at once, so a row of transactions would never let the loop see anything else: edits, for instance.
  await nextTurn()
  const waiting = Atomics.waitAsync(new Int32Array(turns), 0, 1, patience)
  if (waiting.async) await waiting.value
}

/** The same for a thread that may wait. */
export const waitForJournal = (turns: WriteTurns): void => {
  Atomics.wait(new Int32Array(turns), 0, 1, patience)
}

/** Runs a commit of the journal's thread while the other one holds back. */
export const takeTurn = <T>(turns: WriteTurns, commit: () => T): T => {
  const flag = new Int32Array(turns)
  Atomics.store(flag, 0, 1)
  try {
    return commit()
  } finally {
    Atomics.store(flag, 0, 0)
    Atomics.notify(flag, 0)
  }
}
