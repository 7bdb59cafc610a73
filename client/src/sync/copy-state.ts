import { type Step, stay, stepBy, type Table } from './machine.ts'

/** What the device does not have yet. */
export interface Backlog {
  updates: readonly Uint8Array[]
  /** Those of them that were made here: the device keeps them beside the document until a server has them. */
  own: readonly Uint8Array[]
  /** The server's name of the document; null when the device has it. */
  epoch: string | null
  /** The device holds edits that no server had, of this page or of pages that are gone. */
  holds: boolean
  /** … and a server has all of them by now: they are to be forgotten. */
  clears: boolean
}

/** `rows`: how many updates the device holds; null while it holds another document, which this one replaces. */
type Kept = { backlog: Backlog; rows: number | null }

/** A room's copy on this device. */
export type CopyState =
  /** It is being read. `anew`: it is another document, which is to be replaced. */
  | { is: 'loading'; backlog: Backlog; anew: boolean }
  /** Until that is whole nothing is written. */
  | { is: 'held'; backlog: Backlog }
  | ({ is: 'idle' } & Kept)
  | ({ is: 'writing' } & Kept)
  /** The device refused, or took the copy away: it is tried again. */
  | ({ is: 'resting' } & Kept)
  /** The device keeps nothing. */
  | { is: 'none' }
  /** Somebody signed out, or another room goes on with it: nothing of it comes back. */
  | { is: 'gone' }

export type CopyEvent =
  | { type: 'loaded'; rows: number; holds: boolean }
  | { type: 'edited'; update: Uint8Array; isOwn: boolean }
  | { type: 'named'; epoch: string }
  /** A server has every edit of this page. */
  | { type: 'saved' }
  /** Edits of a page that is gone are this one's to send. */
  | { type: 'inherited' }
  /** The document is whole: it takes the place of the other. */
  | { type: 'replaced'; whole: Uint8Array }
  /** A while has passed. */
  | { type: 'due' }
  /** The browser has closed it. */
  | { type: 'shut' }
  /** It was opened again, and everything in it had been cleared away. */
  | { type: 'emptied'; whole: Uint8Array; epoch: string }
  /** So much of the backlog is on the device; `left`: how many edits of other pages it still holds. */
  | { type: 'written'; batch: Backlog; rows: number; left: number }
  /** `isOpen`: it could be opened, so it is worth trying again. */
  | { type: 'failed'; isOpen: boolean }
  | { type: 'gone' }

export type CopyTodo =
  | { do: 'write' }
  /** `due` comes in `ms`. */
  | { do: 'wait'; ms: number }

type Next = Step<CopyState, CopyTodo>

/** Others' edits can be had again from the server: they wait this long for company, in milliseconds. */
const lazily = 500
/** After a failure; ms. */
const later = 5_000

export const nothingWaits: Backlog = {
  updates: [],
  own: [],
  epoch: null,
  holds: false,
  clears: false,
}

/** Everything typed here so far is on this device. */
export const isStored = (state: CopyState): boolean =>
  (state.is === 'idle' || (state.is === 'loading' && !state.anew)) && state.backlog.own.length === 0

const hasWork = ({ updates, epoch, clears }: Backlog): boolean =>
  updates.length > 0 || epoch !== null || clears

const write = ({ backlog, rows }: Kept): Next => [
  { is: 'writing', backlog, rows },
  [{ do: 'write' }],
]
const goOn = ({ backlog, rows }: Kept): Next =>
  hasWork(backlog) ? write({ backlog, rows }) : [{ is: 'idle', backlog, rows }, []]

type Edited = Extract<CopyEvent, { type: 'edited' }>
const withEdit = (backlog: Backlog, { update, isOwn }: Edited): Backlog => ({
  ...backlog,
  updates: [...backlog.updates, update],
  // What was to be forgotten just now did not count this one.
  ...(isOwn && { own: [...backlog.own, update], clears: false }),
})

type WithBacklog = Extract<CopyState, { backlog: Backlog }>
/** Adds to the backlog, which waits. */
const edit = <S extends WithBacklog>(state: S, event: Edited): Next => [
  { ...state, backlog: withEdit(state.backlog, event) },
  [],
]
const name = <S extends WithBacklog>(state: S, { epoch }: { epoch: string }): Next => [
  { ...state, backlog: { ...state.backlog, epoch } },
  [],
]
const save = <S extends WithBacklog>(state: S): Next => [
  { ...state, backlog: { ...state.backlog, clears: state.backlog.holds } },
  [],
]
const inherit = <S extends WithBacklog>(state: S): Next => [
  { ...state, backlog: { ...state.backlog, holds: true, clears: false } },
  [],
]
type Still = Extract<CopyState, { is: 'idle' | 'resting' }>
const editNow = (state: Still, event: Edited): Next => {
  const backlog = withEdit(state.backlog, event)
  return event.isOwn
    ? write({ ...state, backlog })
    : [{ ...state, backlog }, [{ do: 'wait', ms: lazily }]]
}
const nameNow = (state: Still, { epoch }: { epoch: string }): Next =>
  write({ ...state, backlog: { ...state.backlog, epoch } })
const saveNow = (state: Still): Next =>
  state.backlog.holds
    ? write({ ...state, backlog: { ...state.backlog, clears: true } })
    : stay(state)
const rest = ({ backlog, rows }: Kept): Next => [
  { is: 'resting', backlog, rows },
  [{ do: 'wait', ms: later }],
]
const end = (): Next => [{ is: 'gone' }, []]

/** The device keeps nothing, or no more, whatever comes. */
const nothing = {
  loaded: stay,
  edited: stay,
  named: stay,
  saved: stay,
  inherited: stay,
  replaced: stay,
  due: stay,
  shut: stay,
  emptied: stay,
  written: stay,
  failed: stay,
  gone: end,
}

const table: Table<CopyState, CopyEvent, CopyTodo> = {
  loading: {
    loaded: ({ backlog, anew }, { rows, holds }) =>
      anew
        ? [{ is: 'held', backlog }, []]
        : goOn({ backlog: { ...backlog, holds: backlog.holds || holds }, rows }),
    edited: edit,
    named: name,
    saved: save,
    inherited: inherit,
    replaced: stay,
    due: stay,
    shut: stay,
    emptied: stay,
    written: stay,
    failed: ({ backlog }, { isOpen }) =>
      isOpen ? rest({ backlog, rows: 0 }) : [{ is: 'none' }, []],
    gone: end,
  },
  held: {
    loaded: stay,
    edited: edit,
    named: name,
    saved: save,
    inherited: inherit,
    replaced: ({ backlog }, { whole }) =>
      write({ backlog: { ...backlog, updates: [whole] }, rows: null }),
    due: stay,
    shut: stay,
    emptied: stay,
    written: stay,
    failed: stay,
    gone: end,
  },
  idle: {
    loaded: stay,
    edited: editNow,
    named: nameNow,
    saved: saveNow,
    inherited: inherit,
    replaced: stay,
    due: goOn,
    shut: write,
    emptied: stay,
    written: stay,
    failed: stay,
    gone: end,
  },
  writing: {
    loaded: stay,
    edited: edit,
    named: name,
    saved: save,
    inherited: inherit,
    replaced: stay,
    due: stay,
    shut: stay,
    emptied: (state, { whole, epoch }) => [
      { ...state, backlog: { ...state.backlog, updates: [whole], own: [whole], epoch }, rows: 0 },
      [],
    ],
    written: ({ backlog }, { batch, rows, left }) => {
      const { updates, own, epoch, holds, clears } = backlog
      const isCleared = batch.clears && clears && batch.own.length === 0
      return goOn({
        backlog: {
          updates: updates.slice(batch.updates.length),
          own: own.slice(batch.own.length),
          epoch: epoch === batch.epoch ? null : epoch,
          holds: batch.own.length > 0 || (isCleared ? left > 0 : holds),
          clears: clears && !isCleared,
        },
        rows,
      })
    },
    failed: rest,
    gone: end,
  },
  resting: {
    loaded: stay,
    edited: editNow,
    named: nameNow,
    saved: saveNow,
    inherited: inherit,
    replaced: stay,
    due: write,
    shut: stay,
    emptied: stay,
    written: stay,
    failed: stay,
    gone: end,
  },
  none: nothing,
  gone: nothing,
}

/** What follows from an event. Pure: nothing is stored here. */
export const stepCopy = stepBy(table)
