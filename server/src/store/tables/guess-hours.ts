import type { EntityManager } from '@mikro-orm/sql'
import { SettingEntity } from '../entities/setting.ts'
import { inTransaction } from './in-transaction.ts'

const name = 'codeGuesses'
/** How long changes are gathered, ms. */
const interval = 1_000

/** Which room codes were guessed wrongly within one hour, counted from the epoch. */
export interface GuessHour {
  hour: number
  wrong: number
  /** The sum of the guesses' chances, by their length; `hall`: of six digits where people of the board are. */
  risk: { 6: number; 8: number; 12: number; hall: number }
}

/** Keeps what was guessed lately over a restart, so that nobody gets a fresh budget by waiting for one. */
export interface GuessHours {
  /** Those from before the start; none when they cannot be read. */
  kept: readonly GuessHour[]
  /** Notes them; written soon, and at shutdown. */
  keep(hours: readonly GuessHour[]): void
  /** Writes what is noted. Rejects when it cannot be stored; then it stays noted, unless something newer was. */
  flush(): Promise<void>
}

const read = (value: string | undefined): GuessHour[] => {
  try {
    const kept: unknown = JSON.parse(value ?? '[]')
    return Array.isArray(kept) ? (kept as GuessHour[]) : []
  } catch {
    return []
  }
}

export const openGuessHours = async (
  fork: () => EntityManager,
  onError: (error: unknown) => void,
): Promise<GuessHours> => {
  const found = await fork().findOne(SettingEntity, { name })
  let due: readonly GuessHour[] | null = null
  let timer: NodeJS.Timeout | null = null
  /** One after the other: what an earlier one could not write must not come behind what a later one wrote. */
  let last: Promise<void> = Promise.resolve()
  const write = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (due === null) return
    const hours = due
    due = null
    try {
      await inTransaction(fork, (em) =>
        em.upsert(SettingEntity, { name, value: JSON.stringify(hours) }),
      )
    } catch (error) {
      due ??= hours
      throw error
    }
  }
  const flush = () => (last = last.then(write, write))
  return {
    kept: read(found?.value),
    keep: (hours) => {
      due = hours
      // Not worth keeping the process alive: shutdown flushes.
      timer ??= setTimeout(() => void flush().catch(onError), interval).unref()
    },
    flush,
  }
}
