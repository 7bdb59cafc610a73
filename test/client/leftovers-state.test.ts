import type { UnsentEdits } from '@sedyanka/client/sync/unsent-edits.ts'
import {
  beginLeftovers,
  countLeftovers,
  type LeftoversEvent,
  type LeftoversState,
  stepLeftovers,
} from '@sedyanka/client/sync/leftovers-state.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cells, inWords, type Transitions } from '../support/transitions.ts'

const edits = (why: UnsentEdits['why']): UnsentEdits => ({
  why,
  old: new Y.Doc(),
  made: new Y.Doc(),
  unstored: [],
  refused: { place: '', reason: '' },
})
const [refused, restored] = [edits('refused'), edits('restored')]

const states: { [I in LeftoversState['is']]: Extract<LeftoversState, { is: I }> } = {
  none: { is: 'none' },
  held: { is: 'held', edits: [refused] },
  fetching: { is: 'fetching', edits: [refused] },
  queued: { is: 'queued', edits: [restored] },
  over: { is: 'over' },
}
const events: { [T in LeftoversEvent['type']]: Extract<LeftoversEvent, { type: T }> } = {
  synced: { type: 'synced' },
  parted: { type: 'parted' },
  fetched: { type: 'fetched' },
  waited: { type: 'waited' },
  recoverNow: { type: 'recoverNow' },
  brought: { type: 'brought', edits: refused },
  left: { type: 'left', copy: restored },
  lost: { type: 'lost', reason: 'removed' },
  closed: { type: 'closed' },
}
const table: Transitions<LeftoversState, LeftoversEvent> = {
  none: {
    synced: 'none fetch show',
    parted: 'none',
    fetched: 'none',
    waited: 'none',
    recoverNow: 'none',
    brought: 'none write',
    left: 'over handOn',
    lost: 'none giveUp',
    closed: 'over',
  },
  held: {
    synced: 'fetching fetch',
    parted: 'held',
    fetched: 'held',
    waited: 'held',
    recoverNow: 'held',
    brought: 'held write',
    left: 'over handOn',
    lost: 'none giveUp',
    closed: 'over',
  },
  fetching: {
    synced: 'fetching',
    parted: 'held',
    fetched: 'none write keep show',
    waited: 'fetching fetch',
    recoverNow: 'fetching',
    brought: 'fetching write',
    left: 'over handOn',
    lost: 'none giveUp',
    closed: 'over',
  },
  queued: {
    synced: 'queued',
    parted: 'held',
    fetched: 'queued',
    waited: 'queued',
    recoverNow: 'none recover keep endTurn',
    brought: 'queued write',
    left: 'over handOn',
    lost: 'none giveUp',
    closed: 'over',
  },
  over: {
    synced: 'over',
    parted: 'over',
    fetched: 'over',
    waited: 'over',
    recoverNow: 'over',
    brought: 'over tell',
    left: 'over',
    lost: 'over',
    closed: 'over',
  },
}

test.each(cells(table))(
  'SY64: leftovers that are $is, $type: $follows',
  ({ is, type, follows }) => {
    expect(inWords(stepLeftovers(states[is], events[type]))).toBe(follows)
  },
)

describe('SY64: of what earlier rooms left', () => {
  test('what was refused is written at once, what a restored server lost only in its turn', () => {
    const [next, todo] = stepLeftovers(
      { is: 'fetching', edits: [restored, refused] },
      { type: 'fetched' },
    )
    expect(next).toEqual({ is: 'queued', edits: [restored] })
    expect(todo).toEqual([{ do: 'write', edits: [refused] }, { do: 'askForTurn' }, { do: 'show' }])
  })

  test('nothing is lost where a room is left before it was written', () => {
    for (const is of ['held', 'fetching', 'queued'] as const) {
      const [, todo] = stepLeftovers(states[is], { type: 'left', copy: restored })
      expect(todo).toEqual([{ do: 'handOn', edits: [...states[is].edits, restored] }])
    }
    expect(stepLeftovers({ is: 'none' }, { type: 'left', copy: null })[1]).toEqual([
      { do: 'handOn', edits: [] },
    ])
  })

  test('each is counted until it is written', () => {
    expect(countLeftovers(beginLeftovers([]))).toBe(0)
    expect(countLeftovers(beginLeftovers([refused, restored]))).toBe(2)
    expect(countLeftovers({ is: 'queued', edits: [restored] })).toBe(1)
  })
})
