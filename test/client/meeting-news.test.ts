import { collectNews, NewsDesk, pause, type Scene } from '@sedyanka/client/meeting/frame/news.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const quiet: Scene = {
  currentItemId: asId('a'),
  decisions: [],
  actions: [],
  hands: [],
  proposals: [],
}
const told = (after: Partial<Scene>, before: Partial<Scene> = {}) =>
  Object.fromEntries(collectNews({ ...quiet, ...before }, { ...quiet, ...after }))
const draft = { id: 'd1', status: 'draft', method: 'consensus' }

describe('what the live region speaks of', () => {
  test('PA20: another item, new decisions and action items, a vote, an adoption, a raised hand', () => {
    expect(told({ currentItemId: asId('b') })).toEqual({ item: ['b'] })
    expect(told({ decisions: [draft] })).toEqual({ decision: ['d1'] })
    expect(told({ decisions: [{ ...draft, method: 'vote' }] }, { decisions: [draft] })).toEqual({
      vote: ['d1'],
    })
    expect(told({ decisions: [{ ...draft, status: 'adopted' }] }, { decisions: [draft] })).toEqual({
      adopted: ['d1'],
    })
    expect(told({ actions: [{ id: 't1' }, { id: 't2' }] }, { actions: [{ id: 't1' }] })).toEqual({
      action: ['t2'],
    })
    expect(told({ hands: [{ id: 'h1' }] })).toEqual({ hand: ['h1'] })
    expect(told({ proposals: [{ id: 'p1' }] })).toEqual({ proposal: ['p1'] })
  })

  test('PA20: what stays as it was, goes away or is taken back is no news', () => {
    expect(told({})).toEqual({})
    expect(told({ currentItemId: null })).toEqual({})
    expect(
      told({}, { decisions: [draft], actions: [{ id: 't1' }], hands: [{ id: 'h1' }] }),
    ).toEqual({})
    expect(told({ decisions: [draft] }, { decisions: [{ ...draft, method: 'vote' }] })).toEqual({})
  })

  test('PA20: at most one summary every eight seconds, with everything that waited', () => {
    const desk = new NewsDesk()
    expect(desk.take(0)).toBeNull()
    desk.add(new Map([['action', ['t1']]]))
    expect(Object.fromEntries(desk.take(0) ?? [])).toEqual({ action: ['t1'] })
    desk.add(new Map([['item', ['b']]]))
    desk.add(new Map([['action', ['t2']]]))
    expect(desk.take(pause - 1)).toBeNull()
    desk.add(
      new Map([
        ['item', ['c']],
        ['action', ['t2', 't3']],
      ]),
    )
    // The items that the meeting only passed by are not read out.
    expect(Object.fromEntries(desk.take(pause) ?? [])).toEqual({
      item: ['c'],
      action: ['t2', 't3'],
    })
    expect(desk.take(3 * pause)).toBeNull()
  })

  test('ME50: the time of an item that the meeting has left is not spoken of', () => {
    const desk = new NewsDesk()
    desk.add(new Map([['soon', ['']]]))
    desk.add(new Map([['item', ['b']]]))
    expect(Object.fromEntries(desk.take(0) ?? [])).toEqual({ item: ['b'] })
    desk.add(new Map([['over', ['']]]))
    expect(Object.fromEntries(desk.take(pause) ?? [])).toEqual({ over: [''] })
  })
})
