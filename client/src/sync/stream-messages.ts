import { uuidv4 } from 'lib0/random'

/** What a page says to the shared worker that holds the event stream. `at` numbers the page's lines. */
export type PageMessage =
  | { kind: 'open'; at: number; room: string }
  | { kind: 'send'; at: number; frame: Uint8Array }
  | { kind: 'close'; at: number }
  /** The page holds this lock for as long as it lives. */
  | { kind: 'lock'; name: string }
  /** The page goes: all its lines are over. */
  | { kind: 'leave' }

/** What the worker says to a page. */
export type WorkerMessage =
  /** It runs; `lock` is held for as long as it does, null where the browser has no locks. */
  | { kind: 'here'; lock: string | null }
  | { kind: 'opened'; at: number }
  | { kind: 'frame'; at: number; frame: Uint8Array }
  | { kind: 'closed'; at: number; code: number }

/** Takes a new lock and keeps it for life; null where the browser has none (pages without TLS). */
export const holdLock = async (): Promise<string | null> => {
  const { locks } = navigator as { locks?: LockManager }
  if (!locks) return null
  const name = `sedyanka.stream.${uuidv4()}`
  await new Promise<void>((resolve) => {
    const keep = () => {
      resolve()
      return new Promise<never>(() => {})
    }
    void locks.request(name, keep).catch(() => resolve())
  })
  return name
}

/** Runs once whoever holds that lock is gone, however they went: closed, crashed or cleared away. */
export const whenReleased = (name: string, run: () => void): void => {
  void navigator.locks.request(name, () => run()).catch(() => undefined)
}
