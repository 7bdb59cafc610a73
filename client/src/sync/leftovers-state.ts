import { behind, type UnsentEdits } from './unsent-edits.ts'
import { type Step, stay, stepBy, type Table } from './machine.ts'
import type { LostReason } from './refused-words.ts'

type Edits = readonly UnsentEdits[]

/** What earlier rooms could not get stored, and how far this one is with writing it again. */
export type LeftoversState =
  /** There is nothing to write again. */
  | { is: 'none' }
  /** There is no line with the server's whole document. */
  | { is: 'held'; edits: Edits }
  /** The document is here; the code that writes is on its way. */
  | { is: 'fetching'; edits: Edits }
  /** The server was asked: pages write again after a restore one after another. */
  | { is: 'queued'; edits: Edits }
  /** The room is closed. */
  | { is: 'over' }

export type LeftoversEvent =
  /** The server's whole document is here. */
  | { type: 'synced' }
  /** The line is lost. */
  | { type: 'parted' }
  /** The code that writes is here. */
  | { type: 'fetched' }
  /** A moment has passed: what did not come may be asked for again. */
  | { type: 'waited' }
  /** The server gave the turn. */
  | { type: 'recoverNow' }
  /** Edits for the document as it is now. */
  | { type: 'brought'; edits: UnsentEdits }
  /** The document cannot be gone on with; `copy` is what it held that no server has, null for nothing. */
  | { type: 'left'; copy: UnsentEdits | null }
  /** No server takes any of it any more. */
  | { type: 'lost'; reason: LostReason }
  | { type: 'closed' }

export type LeftoversTodo =
  | { do: 'fetch' }
  /** Writes edits as far as the seat may; the rest becomes words. */
  | { do: 'write'; edits: Edits }
  /** The same for what a restored server has lost. */
  | { do: 'recover'; edits: Edits }
  /** Everything stands in this document: the device may keep it. */
  | { do: 'keep' }
  | { do: 'askForTurn' }
  | { do: 'endTurn' }
  /** The document is as the page may show it. */
  | { do: 'show' }
  /** Closes the room; another one takes its place, if anybody looks. */
  | { do: 'handOn'; edits: Edits }
  /** Tells them as words. */
  | { do: 'tell'; edits: Edits }
  /** Tells them and all that is typed on as words that are lost. */
  | { do: 'giveUp'; edits: Edits; reason: LostReason }

type Next = Step<LeftoversState, LeftoversTodo>

/** Whether edits of that kind wait for a turn. */
const takesTurn: Readonly<Record<UnsentEdits['why'], boolean>> = {
  refused: false,
  restored: true,
  rewritten: false,
}

const editsOf = (state: LeftoversState): Edits => ('edits' in state ? state.edits : [])

/** How many edits wait to be written again. */
export const countLeftovers = (state: LeftoversState): number => editsOf(state).length

const begin = ({ edits }: { edits: Edits }): Next => {
  const now = edits.filter(({ why }) => !takesTurn[why])
  const later = edits.filter(({ why }) => takesTurn[why])
  const written: LeftoversTodo[] = now.length > 0 ? [{ do: 'write', edits: now }] : []
  return later.length > 0
    ? [{ is: 'queued', edits: later }, [...written, { do: 'askForTurn' }, { do: 'show' }]]
    : [{ is: 'none' }, [...written, { do: 'keep' }, { do: 'show' }]]
}
const write = (state: LeftoversState, { edits }: { edits: UnsentEdits }): Next => [
  state,
  [{ do: 'write', edits: [edits] }],
]
const leave = (state: LeftoversState, { copy }: { copy: UnsentEdits | null }): Next => [
  { is: 'over' },
  [{ do: 'handOn', edits: copy ? behind(editsOf(state), copy) : editsOf(state) }],
]
const lose = (state: LeftoversState, { reason }: { reason: LostReason }): Next => [
  { is: 'none' },
  [{ do: 'giveUp', edits: editsOf(state), reason }],
]
const hold = ({ edits }: { edits: Edits }): Next => [{ is: 'held', edits }, []]
const close = (): Next => [{ is: 'over' }, []]

const table: Table<LeftoversState, LeftoversEvent, LeftoversTodo> = {
  none: {
    // Fetched before it is needed: without a line it could not come.
    synced: (state) => [state, [{ do: 'fetch' }, { do: 'show' }]],
    parted: stay,
    fetched: stay,
    waited: stay,
    recoverNow: stay,
    brought: write,
    left: leave,
    lost: lose,
    closed: close,
  },
  held: {
    synced: ({ edits }) => [{ is: 'fetching', edits }, [{ do: 'fetch' }]],
    parted: stay,
    fetched: stay,
    waited: stay,
    recoverNow: stay,
    brought: write,
    left: leave,
    lost: lose,
    closed: close,
  },
  fetching: {
    synced: stay,
    parted: hold,
    fetched: begin,
    waited: (state) => [state, [{ do: 'fetch' }]],
    recoverNow: stay,
    brought: write,
    left: leave,
    lost: lose,
    closed: close,
  },
  queued: {
    synced: stay,
    // RECOVER_NOW is void after a disconnect: the page requests a new one.
    parted: hold,
    fetched: stay,
    waited: stay,
    recoverNow: ({ edits }) => [
      { is: 'none' },
      [{ do: 'recover', edits }, { do: 'keep' }, { do: 'endTurn' }],
    ],
    brought: write,
    left: leave,
    lost: lose,
    closed: close,
  },
  over: {
    synced: stay,
    parted: stay,
    fetched: stay,
    waited: stay,
    recoverNow: stay,
    brought: (state, { edits }) => [state, [{ do: 'tell', edits: [edits] }]],
    left: stay,
    lost: stay,
    closed: stay,
  },
}

/** What follows from an event. Pure: nothing is written here. */
export const stepLeftovers = stepBy(table)

/** Where a room begins that takes the place of another, which left these edits. */
export const beginLeftovers = (edits: Edits): LeftoversState =>
  edits.length > 0 ? { is: 'held', edits } : { is: 'none' }
