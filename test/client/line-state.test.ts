import {
  type LineEvent,
  type LineState,
  openLine,
  stepLine,
} from '@sedyanka/client/sync/line-state.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { describe, expect, test } from 'vitest'
import { cells, inWords, type Transitions } from '../support/transitions.ts'

const bytes = new Uint8Array([1])
const open = { attempt: 2, synced: false, degraded: false }
const live = { is: 'live', ...open } as const
const states: { [I in LineState['is']]: Extract<LineState, { is: I }> } = {
  waiting: { is: 'waiting', attempt: 2 },
  opening: { is: 'opening', attempt: 2 },
  greeting: { is: 'greeting', ...open, asked: null, held: [] },
  live,
  unpacking: { is: 'unpacking', line: live, held: [bytes] },
  ended: { is: 'ended' },
}
const events: { [T in LineEvent['type']]: Extract<LineEvent, { type: T }> } = {
  opened: { type: 'opened', hasAsked: false, isForNobody: false },
  closed: { type: 'closed', code: 1006 },
  dropped: { type: 'dropped', isDead: true },
  due: { type: 'due' },
  retried: { type: 'retried' },
  refused: { type: 'refused' },
  welcomed: { type: 'welcomed' },
  asked: { type: 'asked', stateVector: bytes },
  whole: { type: 'whole' },
  packed: { type: 'packed', size: 1, bytes },
  followed: { type: 'followed', frame: bytes },
  unpacked: { type: 'unpacked', update: bytes },
  storage: { type: 'storage', degraded: true },
  left: { type: 'left' },
}
const table: Transitions<LineState, LineEvent> = {
  waiting: {
    opened: 'waiting',
    closed: 'waiting',
    dropped: 'waiting',
    due: 'opening open',
    retried: 'opening open',
    refused: 'ended close rest end',
    welcomed: 'waiting',
    asked: 'waiting',
    whole: 'waiting',
    packed: 'waiting',
    followed: 'waiting',
    unpacked: 'waiting',
    storage: 'waiting',
    left: 'ended close',
  },
  opening: {
    opened: 'greeting begin greet sayPresence',
    closed: 'waiting rest wait',
    dropped: 'waiting close rest wait',
    due: 'opening',
    retried: 'opening',
    refused: 'ended close rest end',
    welcomed: 'opening',
    asked: 'opening',
    whole: 'opening',
    packed: 'opening',
    followed: 'opening',
    unpacked: 'opening',
    storage: 'opening',
    left: 'ended close',
  },
  greeting: {
    opened: 'greeting',
    closed: 'waiting rest wait',
    dropped: 'waiting close rest wait',
    due: 'greeting',
    retried: 'greeting',
    refused: 'ended close rest end',
    welcomed: 'live',
    asked: 'greeting',
    whole: 'greeting',
    packed: 'greeting',
    followed: 'greeting',
    unpacked: 'greeting',
    storage: 'greeting',
    left: 'ended close',
  },
  live: {
    opened: 'live',
    closed: 'waiting rest wait',
    dropped: 'waiting close rest wait',
    due: 'live',
    retried: 'live',
    refused: 'ended close rest end',
    welcomed: 'live',
    asked: 'live answer',
    whole: 'live tellSynced',
    packed: 'unpacking unpack',
    followed: 'live',
    unpacked: 'live',
    storage: 'live',
    left: 'ended close',
  },
  unpacking: {
    opened: 'unpacking',
    closed: 'waiting rest wait',
    dropped: 'waiting close rest wait',
    due: 'unpacking',
    retried: 'unpacking',
    refused: 'ended close rest end',
    welcomed: 'unpacking',
    asked: 'unpacking',
    whole: 'unpacking',
    packed: 'unpacking',
    followed: 'unpacking',
    unpacked: 'live apply read',
    storage: 'unpacking',
    left: 'ended close',
  },
  ended: {
    opened: 'ended',
    closed: 'ended',
    dropped: 'ended',
    due: 'ended',
    retried: 'ended',
    refused: 'ended',
    welcomed: 'ended',
    asked: 'ended',
    whole: 'ended',
    packed: 'ended',
    followed: 'ended',
    unpacked: 'ended',
    storage: 'ended',
    left: 'ended',
  },
}

test.each(cells(table))('SY64: a line that is $is, $type: $follows', ({ is, type, follows }) => {
  expect(inWords(stepLine(states[is], events[type]))).toBe(follows)
})

describe('SY64: a line', () => {
  test('sends nothing before the server has said which document it holds', () => {
    const [asked, none] = stepLine(states.greeting, events.asked)
    expect(none).toEqual([])
    expect(stepLine(asked, events.welcomed)[1]).toEqual([{ do: 'answer', stateVector: bytes }])
  })

  test('takes nothing in before that either, and then in its order', () => {
    const [first, none] = stepLine(states.greeting, events.followed)
    expect(none).toEqual([])
    const [held] = stepLine(first, { type: 'followed', frame: new Uint8Array([2]) })
    const frames = [bytes, new Uint8Array([2])]
    expect(stepLine(held, events.welcomed)).toEqual([live, [{ do: 'read', frames }]])
    expect(stepLine(held, events.left)[1]).toEqual([{ do: 'close' }])
  })

  test.each([
    [closeCodes.session, closeCodes.session],
    [closeCodes.noSuchRoom, closeCodes.noSuchRoom],
    [1009, closeCodes.tooLarge],
  ])('that is closed with %d ends for good, as %d', (code, told) => {
    const [next, todo] = stepLine(states.live, { type: 'closed', code })
    expect(next).toEqual({ is: 'ended' })
    expect(todo).toEqual([{ do: 'rest' }, { do: 'end', code: told }])
  })

  test('waits longer each time, and from the beginning once a document has come whole', () => {
    expect(stepLine(states.opening, events.closed)[0]).toEqual({ is: 'waiting', attempt: 3 })
    const [whole] = stepLine(states.live, events.whole)
    expect(stepLine(whole, events.closed)[0]).toEqual({ is: 'waiting', attempt: 1 })
    expect(stepLine(whole, events.whole)[1]).toEqual([])
  })

  test('that asked before the page knew of its own document is opened anew', () => {
    const early = { type: 'opened', hasAsked: true } as const
    const forNobody = stepLine(states.opening, { ...early, isForNobody: true })
    expect(inWords(forNobody)).toBe('opening close open')
    const taken = stepLine(states.opening, { ...early, isForNobody: false })
    expect(inWords(taken)).toBe('greeting begin sayPresence')
  })

  test('lets the frames behind a compressed state wait, in their order', () => {
    const [held] = stepLine(states.unpacking, { type: 'followed', frame: new Uint8Array([2]) })
    const [next, todo] = stepLine(held, events.unpacked)
    expect(next).toEqual(live)
    expect(todo.at(-1)).toEqual({ do: 'read', frames: [bytes, new Uint8Array([2])] })
    expect(openLine(held)).toEqual(live)
  })
})
