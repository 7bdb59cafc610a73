import type { SavedState } from '../../sync/saved-state.ts'

const rank: Record<SavedState['kind'], number> = {
  saved: 0,
  saving: 1,
  device: 2,
  degraded: 3,
  notSaved: 4,
}

/** What one label may say for several rooms: the worst of them, with everything that waits. Nothing open: saved. */
export const worstSaved = (
  states: readonly SavedState[],
): { kind: SavedState['kind']; pending: number } => {
  const kind = states.reduce<SavedState['kind']>(
    (worst, state) => (rank[state.kind] > rank[worst] ? state.kind : worst),
    'saved',
  )
  const pending = states.reduce(
    (sum, state) => sum + (state.kind === 'saved' ? 0 : state.pending),
    0,
  )
  return { kind, pending }
}
