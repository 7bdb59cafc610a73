import type { UnsentEdits } from './unsent-edits.ts'
import { type Target, withRewriting, writeAgain } from './rewriting.ts'
import {
  beginLeftovers,
  countLeftovers,
  type LeftoversEvent,
  type LeftoversTodo,
  stepLeftovers,
} from './leftovers-state.ts'
import { type Doing, makeMachine } from './machine.ts'
import type { Unaccepted } from './replay.ts'

/** What the room around them does. */
interface Around extends Pick<
  Doing<LeftoversTodo>,
  'keep' | 'askForTurn' | 'endTurn' | 'show' | 'handOn' | 'giveUp'
> {
  target: () => Target
  addWords: (words: readonly Unaccepted[]) => void
  changed: () => void
}

/** What must be written again in one room, and who writes it: only ever because of an event, never to show something. */
export interface Leftovers {
  /** How many edits wait for that. */
  readonly count: number
  take(event: LeftoversEvent): void
}

/** `edits`: those of the room that this one takes the place of. */
export const makeLeftovers = (
  edits: readonly UnsentEdits[],
  { target, addWords, changed, ...around }: Around,
): Leftovers => {
  const machine = makeMachine(beginLeftovers(edits), stepLeftovers, {
    ...around,
    fetch: () => withRewriting(() => take({ type: 'fetched' })),
    write: ({ edits: due }) =>
      withRewriting((here) => addWords(due.flatMap(writeAgain(here, target())))),
    recover: ({ edits: due }) =>
      withRewriting(({ recover, touchedIn }) =>
        addWords(
          due.flatMap((from) => recover({ ...target(), old: from.old, touched: touchedIn(from) })),
        ),
      ),
    tell: ({ edits: due }) => withRewriting(({ wordsIn }) => addWords(due.flatMap(wordsIn))),
  })
  const take = (event: LeftoversEvent) => {
    machine.take(event)
    changed()
  }
  return {
    get count() {
      return countLeftovers(machine.state)
    },
    take,
  }
}
