import type { CarriedEdits } from './carried.ts'
import type { touchedIn, wordsIn } from './carried-words.ts'
import type { Lost } from './lost.ts'
import type { recover } from './recover.ts'
import type { replay } from './replay.ts'
import { loadPatiently } from '../ui/load-patiently.ts'

/**
 * After a page has slept, frames that the server sent earlier may be processed behind TURN. The page waits this long
 * (milliseconds) and takes them in first, so that nothing is written twice.
 */
export const beforeTurn = 100

/** What writes again what an earlier room could not get stored: needed seldom, so it is fetched behind the page. */
export interface Carrying {
  recover: typeof recover
  replay: typeof replay
  Lost: typeof Lost
  touchedIn: typeof touchedIn
  wordsIn: typeof wordsIn
}

/** Where what was carried is written again. */
export type Target = Pick<Parameters<typeof replay>[0], 'kind' | 'seat' | 'fresh'>

/** Writes again what was refused, or what belongs to an earlier seat; what may not be written comes back as words. */
export const writeAgain = (carrying: Carrying, target: Target) => (edits: CarriedEdits) =>
  carrying.replay({ ...target, ...edits, touched: carrying.touchedIn(edits) })

let loaded: Carrying | null = null
let loading: Promise<void> | null = null

/** Fetches it; what does not come is tried again with the next call. Never rejects. */
export const fetchCarrying = (): Promise<void> =>
  (loading ??= loadPatiently(async () => {
    const [{ recover }, { replay }, { Lost }, { touchedIn, wordsIn }] = await Promise.all([
      import('./recover.ts'),
      import('./replay.ts'),
      import('./lost.ts'),
      import('./carried-words.ts'),
    ])
    loaded = { recover, replay, Lost, touchedIn, wordsIn }
  }).catch(() => {
    loading = null
  }))

/** It, if it is here. */
export const carryingNow = (): Carrying | null => loaded

/** Runs at once with what is there already, otherwise as soon as it is. */
export const withCarrying = (run: (carrying: Carrying) => void): void => {
  if (loaded) return run(loaded)
  void fetchCarrying().then(() => {
    if (loaded) run(loaded)
  })
}
