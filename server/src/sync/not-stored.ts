import type { Schedule } from './ports.ts'

/** The disk refuses at present. The change is not taken back: it is stored when the disk takes it again. */
export class NotStored extends Error {
  readonly code = 'NOT_STORED'
}

/** The same promise, or a rejection with `NotStored` when that takes longer than `patience` ms. */
export const inTime = (
  stored: Promise<void>,
  { patience, schedule }: { patience: number; schedule: Schedule },
): Promise<void> => {
  if (patience === Number.POSITIVE_INFINITY) return stored
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const cancel = schedule(patience, () => reject(new NotStored()))
  void stored.then(resolve, reject).finally(cancel)
  return promise
}
