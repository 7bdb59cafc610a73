import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { recall, remember } from '../../device.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'

const STORED = 'sedyanka.wanted'
/** Somebody who has not come in by then wants to go somewhere else; milliseconds. */
const keptFor = 60 * 60_000

interface Wanted {
  /** Address within this server, search and hash included. */
  path: string
  /** Epoch milliseconds. */
  at: number
}

/** For browsers that keep nothing: as long as the page is open. */
let wanted: Wanted | null = null

const recallWanted = (): Wanted | null => {
  try {
    return JSON.parse(recall(STORED) ?? 'null') as Wanted | null
  } catch {
    return null
  }
}

/**
 * Somebody asked for a page of a board and has to come in first. It is kept on the device, because the invitation that
 * lets them in often opens in a tab of its own.
 */
export const wantPlace = (path: string): void => {
  wanted = { path, at: wallNow() }
  remember(STORED, JSON.stringify(wanted))
}

/** The page that somebody wanted before they came in to this board, once; null when there was none. */
export const takeWantedPlace = (boardId: BoardId): string | null => {
  const found = wanted ?? recallWanted()
  if (!found?.path.startsWith(`/b/${boardId}/`)) return null
  wanted = null
  remember(STORED, null)
  const age = wallNow() - found.at
  return age >= 0 && age < keptFor ? found.path : null
}
