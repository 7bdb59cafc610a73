import type { UnsentEdits } from './unsent-edits.ts'
import type { touchedIn, wordsIn } from './unsent-words.ts'
import type { Lost } from './lost.ts'
import type { recover } from './recover.ts'
import type { replay } from './replay.ts'
import { loadPatiently } from '../ui/load-patiently.ts'

/**
 * After a page has slept, frames that the server sent earlier may be processed behind RECOVER_NOW. The page waits this long
 * (milliseconds) and takes them in first, so that nothing is written twice.
 */
export const beforeRecovery = 100

/** What writes again what an earlier room could not get stored: needed seldom, so it is fetched behind the page. */
export interface Rewriting {
  recover: typeof recover
  replay: typeof replay
  Lost: typeof Lost
  touchedIn: typeof touchedIn
  wordsIn: typeof wordsIn
}

/** Where unsent edits are written again. */
export type Target = Pick<Parameters<typeof replay>[0], 'kind' | 'seat' | 'fresh'>

/** Writes again what was refused, or what belongs to an earlier seat; what may not be written comes back as words. */
export const writeAgain = (rewriting: Rewriting, target: Target) => (edits: UnsentEdits) =>
  rewriting.replay({ ...target, ...edits, touched: rewriting.touchedIn(edits) })

let loaded: Rewriting | null = null
let loading: Promise<void> | null = null

/** Fetches it; what does not come is tried again with the next call. Never rejects. */
export const fetchRewriting = (): Promise<void> =>
  (loading ??= loadPatiently(async () => {
    const [{ recover }, { replay }, { Lost }, { touchedIn, wordsIn }] = await Promise.all([
      import('./recover.ts'),
      import('./replay.ts'),
      import('./lost.ts'),
      import('./unsent-words.ts'),
    ])
    loaded = { recover, replay, Lost, touchedIn, wordsIn }
  }).catch(() => {
    loading = null
  }))

/** It, if it is here. */
export const rewritingNow = (): Rewriting | null => loaded

/** Runs at once with what is there already, otherwise as soon as it is. */
export const withRewriting = (run: (rewriting: Rewriting) => void): void => {
  if (loaded) return run(loaded)
  void fetchRewriting().then(() => {
    if (loaded) run(loaded)
  })
}
