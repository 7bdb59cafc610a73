import { statSync } from 'node:fs'
import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Log } from '../../sync/ports.ts'
import type { ThreadSetup, UpkeepCalls } from './journal-messages.ts'
import { walLimit } from '../file/open-database.ts'
import { storageCode } from '../storage-error.ts'
import { createStoreThread } from './store-thread.ts'

/** A log that somebody keeps from being emptied: an operator should know before the disk is full. Bytes. */
const walAlarm = 64 << 20

/** A stop must not wait for a long fold. ms */
const closePatience = 500

export interface UpkeepTimes {
  /** The server is quiet when nothing was appended for so long; looked at as often. ms */
  quietAfter: number
}

export interface Upkeep {
  /** Something was appended: the server is not quiet. */
  noteAppend(): void
  /** A document was written anew: its former edition is to be written out of the file as soon as the server is quiet. */
  noteRewriting(): void
  compact(room: RoomName): Promise<void>
  /** Writes the file anew, without what was deleted. Rejects with a `StorageError` when that cannot be done now. */
  erase(): Promise<void>
  /** Lets the work in hand come to its end, if that is soon, and begins no other. */
  close(): Promise<void>
}

/** Keeps the file small, in a thread of its own: folds logs when asked, and tidies up when the server is quiet. */
export const createUpkeep = ({
  times = { quietAfter: 5_000 },
  ...setup
}: ThreadSetup & { log: Log; times?: UpkeepTimes | undefined }): Upkeep => {
  const { file, log } = setup
  const thread = createStoreThread<UpkeepCalls>({
    program: new URL('./upkeep-worker.ts', import.meta.url),
    ...setup,
  })
  let lastAppend = 0
  let isUntidy = false
  let isErasureDue = false
  let isAlarmed = false
  let isClosing = false
  let last: Promise<unknown> = Promise.resolve()

  /** One thing at a time; what has not begun when the server closes is left for another day. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(() => (isClosing ? undefined : work()))
    last = done.catch(() => {})
    return done
  }

  const tidy = () =>
    inTurn(async () => {
      isUntidy = !(await thread.ask('tidy', {}))
    })

  const erase = () =>
    inTurn(async () => {
      isErasureDue = false
      try {
        await thread.ask('erase', {})
      } catch (error) {
        isErasureDue = true
        throw error
      }
    })

  const look = async (): Promise<void> => {
    const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
    const isLarge = size > walAlarm
    if (isLarge && !isAlarmed) log('store.walLarge', { bytes: size }, 'warn')
    isAlarmed = isLarge
    const isQuiet = monotonicNow() - lastAppend >= times.quietAfter
    if (isQuiet && isErasureDue) await erase()
    else if (isLarge || (isQuiet && (isUntidy || size > walLimit))) await tidy()
  }
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look()
      .catch((error: unknown) => log('store.upkeepFailed', { code: storageCode(error) }))
      .finally(() => {
        isLooking = false
      })
  }, times.quietAfter).unref()

  return {
    noteAppend: () => {
      lastAppend = monotonicNow()
    },
    noteRewriting: () => {
      isErasureDue = true
    },
    compact: (room) =>
      inTurn(async () => {
        if (await thread.ask('compact', { room })) isUntidy = true
      }),
    erase,
    close: async () => {
      isClosing = true
      clearInterval(timer)
      // A fold that is cut off has changed nothing yet, or SQLite takes back what it has.
      await thread.close(closePatience)
    },
  }
}
