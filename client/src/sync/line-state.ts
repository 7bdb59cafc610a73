import { closeCodes, isFinal } from '@sedyanka/shared/wire/close-codes.ts'
import { type Step, stay, stepBy, type Table } from './machine.ts'

interface Open {
  /** How often it failed since a line brought the server's whole document. */
  attempt: number
  /** The server's whole document has arrived on this line. */
  synced: boolean
  /** The server says that it cannot store at present. */
  degraded: boolean
}
/**
 * The server has not said yet which document it holds. `asked`: what it has of it, for the page to send the rest; `held`:
 * what it brought of it already, as others write while the line is opened.
 */
type Greeting = Open & { is: 'greeting'; asked: Uint8Array | null; held: readonly Uint8Array[] }
/** It has, and acknowledges what is sent. */
type Live = Open & { is: 'live' }

/** A room's line to the server, over whatever transport there is. */
export type LineState =
  /** There is none; after a while the next is tried. */
  | { is: 'waiting'; attempt: number }
  /** One is tried. */
  | { is: 'opening'; attempt: number }
  | Greeting
  | Live
  /** A compressed state is on its way into the document: the frames behind it wait, because they build on it. */
  | { is: 'unpacking'; line: Live; held: readonly Uint8Array[] }
  /** There will be none any more. */
  | { is: 'ended' }

export type LineEvent =
  /** `isForNobody`: it was opened before the page knew that it holds a document, and has asked for the whole of one. */
  | { type: 'opened'; hasAsked: boolean; isForNobody: boolean }
  | { type: 'closed'; code: number }
  /** The page ends it; `isDead`: nobody answers. */
  | { type: 'dropped'; isDead: boolean }
  /** The time of waiting is over. */
  | { type: 'due' }
  /** Somebody, or the network, gives a reason to try at once. */
  | { type: 'retried' }
  /** An edit is more than any server reads. */
  | { type: 'refused' }
  | { type: 'welcomed' }
  /** The server says what it has. */
  | { type: 'asked'; stateVector: Uint8Array }
  /** The state is whole now. */
  | { type: 'whole' }
  | { type: 'packed'; size: number; bytes: Uint8Array }
  /** A frame that must wait. */
  | { type: 'followed'; frame: Uint8Array }
  | { type: 'unpacked'; update: Uint8Array }
  | { type: 'storage'; degraded: boolean }
  /** Nobody needs it any more. */
  | { type: 'left' }

export type LineTodo =
  | { do: 'open' }
  | { do: 'close'; isDead?: boolean }
  /** Forgets what was said on a line that is no more. */
  | { do: 'rest' }
  | { do: 'wait'; attempt: number }
  /** Listens whether it lives, and counts messages from 1. */
  | { do: 'begin' }
  /** Says HELLO and asks for the document. */
  | { do: 'greet' }
  | { do: 'sayPresence' }
  /** Sends what the server lacks. */
  | { do: 'answer'; stateVector: Uint8Array }
  | { do: 'tellSynced' }
  | { do: 'unpack'; size: number; bytes: Uint8Array }
  | { do: 'apply'; update: Uint8Array }
  | { do: 'read'; frames: readonly Uint8Array[] }
  | { do: 'end'; code: number }

type Next = Step<LineState, LineTodo>

/** The line that a state speaks of; null when none is open. */
export const openLine = (state: LineState): Greeting | Live | null =>
  state.is === 'unpacking' ? state.line : 'synced' in state ? state : null

const attemptOf = (state: LineState): number =>
  openLine(state)?.attempt ?? ('attempt' in state ? state.attempt : 0)

const again = (state: LineState, before: LineTodo[]): Next => {
  const attempt = attemptOf(state)
  return [
    { is: 'waiting', attempt: attempt + 1 },
    [...before, { do: 'rest' }, { do: 'wait', attempt }],
  ]
}
const end = (code: number, before: LineTodo[] = []): Next => [
  { is: 'ended' },
  [...before, { do: 'rest' }, { do: 'end', code }],
]
const close = (state: LineState, { code }: { code: number }): Next => {
  // The browser's own word for a message that is too long.
  if (code === 1009) return end(closeCodes.tooLarge)
  return isFinal(code) ? end(code) : again(state, [])
}
const drop = (state: LineState, { isDead }: { isDead: boolean }): Next =>
  again(state, [{ do: 'close', isDead }])
/** The page treats it as refused, and knows where it stands. */
const refuse = (): Next => end(closeCodes.rejected, [{ do: 'close' }])
const leave = (): Next => [{ is: 'ended' }, [{ do: 'close' }]]

const openedAt = (
  state: Extract<LineState, { is: 'opening' }>,
  { hasAsked, isForNobody }: { hasAsked: boolean; isForNobody: boolean },
): Next => {
  // It said that this page holds nothing: one that does needs a line of its own.
  if (isForNobody) return [state, [{ do: 'close' }, { do: 'open' }]]
  const asks: LineTodo[] = hasAsked ? [] : [{ do: 'greet' }]
  return [
    { ...state, is: 'greeting', asked: null, held: [], synced: false, degraded: false },
    [{ do: 'begin' }, ...asks, { do: 'sayPresence' }],
  ]
}
/** Nothing comes or goes before the server has said which document it holds: a restored one is never merged blindly. */
const welcome = ({ asked, held, ...line }: Greeting): Next => [
  { ...line, is: 'live' },
  [
    ...(asked ? [{ do: 'answer', stateVector: asked } as const] : []),
    ...(held.length > 0 ? [{ do: 'read', frames: held } as const] : []),
  ],
]
const hold = (
  state: Extract<LineState, { held: readonly Uint8Array[] }>,
  { frame }: { frame: Uint8Array },
): Next => [{ ...state, held: [...state.held, frame] }, []]
const becomeWhole = (state: Live): Next =>
  state.synced ? stay(state) : [{ ...state, synced: true, attempt: 0 }, [{ do: 'tellSynced' }]]
const unpack = (line: Live, { size, bytes }: { size: number; bytes: Uint8Array }): Next => [
  { is: 'unpacking', line, held: [] },
  [{ do: 'unpack', size, bytes }],
]
const note = <S extends Greeting | Live>(state: S, { degraded }: { degraded: boolean }): Next => [
  { ...state, degraded },
  [],
]

const table: Table<LineState, LineEvent, LineTodo> = {
  waiting: {
    opened: stay,
    closed: stay,
    dropped: stay,
    due: ({ attempt }) => [{ is: 'opening', attempt }, [{ do: 'open' }]],
    retried: () => [{ is: 'opening', attempt: 0 }, [{ do: 'open' }]],
    refused: refuse,
    welcomed: stay,
    asked: stay,
    whole: stay,
    packed: stay,
    followed: stay,
    unpacked: stay,
    storage: stay,
    left: leave,
  },
  opening: {
    opened: openedAt,
    closed: close,
    dropped: drop,
    due: stay,
    retried: stay,
    refused: refuse,
    welcomed: stay,
    asked: stay,
    whole: stay,
    packed: stay,
    followed: stay,
    unpacked: stay,
    storage: stay,
    left: leave,
  },
  greeting: {
    opened: stay,
    closed: close,
    dropped: drop,
    due: stay,
    retried: stay,
    refused: refuse,
    welcomed: welcome,
    asked: (state, { stateVector }) => [{ ...state, asked: stateVector }, []],
    whole: stay,
    // It answers the page's question, which stands behind HELLO: WELCOME comes first.
    packed: stay,
    followed: hold,
    unpacked: stay,
    storage: note,
    left: leave,
  },
  live: {
    opened: stay,
    closed: close,
    dropped: drop,
    due: stay,
    retried: stay,
    refused: refuse,
    welcomed: stay,
    asked: (state, { stateVector }) => [state, [{ do: 'answer', stateVector }]],
    whole: becomeWhole,
    packed: unpack,
    followed: stay,
    unpacked: stay,
    storage: note,
    left: leave,
  },
  unpacking: {
    opened: stay,
    closed: close,
    dropped: drop,
    due: stay,
    retried: stay,
    refused: refuse,
    welcomed: stay,
    asked: stay,
    whole: stay,
    packed: stay,
    followed: hold,
    unpacked: ({ line, held }, { update }) => [
      line,
      [
        { do: 'apply', update },
        { do: 'read', frames: held },
      ],
    ],
    storage: stay,
    left: leave,
  },
  ended: {
    opened: stay,
    closed: stay,
    dropped: stay,
    due: stay,
    retried: stay,
    refused: stay,
    welcomed: stay,
    asked: stay,
    whole: stay,
    packed: stay,
    followed: stay,
    unpacked: stay,
    storage: stay,
    left: stay,
  },
}

/** What follows from an event. Pure: nothing is sent here. */
export const stepLine = stepBy(table)
