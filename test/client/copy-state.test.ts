import {
  type CopyEvent,
  type CopyState,
  isStored,
  nothingWaits,
  stepCopy,
} from '@sedyanka/client/sync/copy-state.ts'
import { describe, expect, test } from 'vitest'
import { cells, inWords, type Transitions } from '../support/transitions.ts'

const [edit, other, whole] = [new Uint8Array([1]), new Uint8Array([2]), new Uint8Array([3])]
const backlog = { ...nothingWaits, holds: true }
const states: { [I in CopyState['is']]: Extract<CopyState, { is: I }> } = {
  loading: { is: 'loading', backlog, anew: false },
  held: { is: 'held', backlog },
  idle: { is: 'idle', backlog, rows: 4 },
  writing: { is: 'writing', backlog, rows: 4 },
  resting: { is: 'resting', backlog, rows: 4 },
  none: { is: 'none' },
  gone: { is: 'gone' },
}
const events: { [T in CopyEvent['type']]: Extract<CopyEvent, { type: T }> } = {
  loaded: { type: 'loaded', rows: 4, holds: true },
  edited: { type: 'edited', update: edit, isOwn: true },
  named: { type: 'named', epoch: 'e' },
  saved: { type: 'saved' },
  inherited: { type: 'inherited' },
  replaced: { type: 'replaced', whole },
  due: { type: 'due' },
  shut: { type: 'shut' },
  emptied: { type: 'emptied', whole, epoch: 'e' },
  written: { type: 'written', batch: nothingWaits, rows: 5, left: 0 },
  failed: { type: 'failed', isOpen: false },
  gone: { type: 'gone' },
}
const table: Transitions<CopyState, CopyEvent> = {
  loading: {
    loaded: 'idle',
    edited: 'loading',
    named: 'loading',
    saved: 'loading',
    inherited: 'loading',
    replaced: 'loading',
    due: 'loading',
    shut: 'loading',
    emptied: 'loading',
    written: 'loading',
    failed: 'none',
    gone: 'gone',
  },
  held: {
    loaded: 'held',
    edited: 'held',
    named: 'held',
    saved: 'held',
    inherited: 'held',
    replaced: 'writing write',
    due: 'held',
    shut: 'held',
    emptied: 'held',
    written: 'held',
    failed: 'held',
    gone: 'gone',
  },
  idle: {
    loaded: 'idle',
    edited: 'writing write',
    named: 'writing write',
    saved: 'writing write',
    inherited: 'idle',
    replaced: 'idle',
    due: 'idle',
    shut: 'writing write',
    emptied: 'idle',
    written: 'idle',
    failed: 'idle',
    gone: 'gone',
  },
  writing: {
    loaded: 'writing',
    edited: 'writing',
    named: 'writing',
    saved: 'writing',
    inherited: 'writing',
    replaced: 'writing',
    due: 'writing',
    shut: 'writing',
    emptied: 'writing',
    written: 'idle',
    failed: 'resting wait',
    gone: 'gone',
  },
  resting: {
    loaded: 'resting',
    edited: 'writing write',
    named: 'writing write',
    saved: 'writing write',
    inherited: 'resting',
    replaced: 'resting',
    due: 'writing write',
    shut: 'resting',
    emptied: 'resting',
    written: 'resting',
    failed: 'resting',
    gone: 'gone',
  },
  none: {
    loaded: 'none',
    edited: 'none',
    named: 'none',
    saved: 'none',
    inherited: 'none',
    replaced: 'none',
    due: 'none',
    shut: 'none',
    emptied: 'none',
    written: 'none',
    failed: 'none',
    gone: 'gone',
  },
  gone: {
    loaded: 'gone',
    edited: 'gone',
    named: 'gone',
    saved: 'gone',
    inherited: 'gone',
    replaced: 'gone',
    due: 'gone',
    shut: 'gone',
    emptied: 'gone',
    written: 'gone',
    failed: 'gone',
    gone: 'gone',
  },
}

test.each(cells(table))('SY64: a copy that is $is, $type: $follows', ({ is, type, follows }) => {
  expect(inWords(stepCopy(states[is], events[type]))).toBe(follows)
})

/** The state after a row of events. */
const after = (start: CopyState, ...row: CopyEvent[]): CopyState =>
  row.reduce((state, event) => stepCopy(state, event)[0], start)
const waitsIn = (state: CopyState) => ('backlog' in state ? state.backlog : nothingWaits)

describe('SY64: a copy', () => {
  test('is called stored only when nothing that was typed waits for the device', () => {
    const typed = after(states.idle, events.edited)
    expect([isStored(states.idle), isStored(typed)]).toEqual([true, false])
    const written = { ...events.written, batch: waitsIn(typed) }
    expect(isStored(after(typed, written))).toBe(true)
    for (const is of ['held', 'resting', 'none', 'gone'] as const)
      expect(isStored(states[is])).toBe(false)
    expect([isStored(states.loading), isStored(after(states.loading, events.edited))]).toEqual([
      true,
      false,
    ])
  })

  test('forgets of what waits only what is on the device', () => {
    const writing = after(states.idle, events.edited)
    const more = after(writing, { ...events.edited, update: other })
    const next = after(more, { ...events.written, batch: waitsIn(writing) })
    expect(next).toMatchObject({ is: 'writing', backlog: { updates: [other], own: [other] } })
  })

  test('keeps an edit that was made after the server had everything', () => {
    const clearing = after(states.idle, events.saved)
    const batch = waitsIn(clearing)
    expect(batch.clears).toBe(true)
    const typed = after(clearing, events.edited, { ...events.written, batch })
    expect(waitsIn(typed)).toMatchObject({ own: [edit], clears: false, holds: true })
    expect(waitsIn(after(clearing, { ...events.written, batch }))).toEqual(nothingWaits)
  })

  test('lets others’ edits wait for company, and never one of its own', () => {
    const heard = stepCopy(states.idle, { ...events.edited, isOwn: false })
    expect(inWords(heard)).toBe('idle wait')
    expect(inWords(stepCopy(heard[0], events.due))).toBe('writing write')
  })

  test('of another document is replaced only when this one is whole', () => {
    const held = after({ ...states.loading, anew: true }, events.edited, events.loaded)
    expect(held.is).toBe('held')
    expect(after(held, events.replaced)).toMatchObject({
      is: 'writing',
      rows: null,
      backlog: { updates: [whole], own: [edit] },
    })
  })

  test('that was cleared away under the page is put back whole', () => {
    expect(after(states.idle, events.shut, events.emptied)).toMatchObject({
      is: 'writing',
      rows: 0,
      backlog: { updates: [whole], own: [whole], epoch: 'e' },
    })
  })

  test('that could be opened is tried again though it could not be read', () => {
    const failed = stepCopy(states.loading, { type: 'failed', isOpen: true })
    expect(inWords(failed)).toBe('resting wait')
  })
})
