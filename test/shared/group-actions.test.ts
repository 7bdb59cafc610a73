import type { Action } from '@sedyanka/shared/actions/actions.ts'
import { groupActions } from '@sedyanka/shared/actions/group-actions.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { plainAction } from '../support/plain-action.ts'

const make = (id: string, dueDate: string | null, status: Action['status'] = 'accepted'): Action =>
  plainAction(id, { responsibleOrgId: asId('ngo-01'), dueDate, status })
/** A Wednesday. */
const today = '2025-11-26'
const piles = (...list: Action[]) =>
  groupActions(list, today).map(({ group, actions }) => [group, actions.map(({ id }) => id)])

describe('piles of action items', () => {
  test('BO10: overdue, this week until Sunday, later, without a date, finished', () => {
    expect(
      piles(
        make('monday', '2025-12-01'),
        make('sunday', '2025-11-30'),
        make('today', today),
        make('yesterday', '2025-11-25'),
        make('undated', null),
        make('finished', '2025-01-01', 'done'),
        make('dropped', '2025-01-01', 'cancelled'),
      ),
    ).toEqual([
      ['overdue', ['yesterday']],
      ['thisWeek', ['today', 'sunday']],
      ['later', ['monday']],
      ['noDate', ['undated']],
      ['done', ['finished']],
      ['cancelled', ['dropped']],
    ])
  })

  test('BO10: what waits for acceptance comes first, unless it is overdue already', () => {
    expect(piles(make('late', '2025-11-25', 'proposed'), make('new', null, 'proposed'))).toEqual([
      ['proposed', ['new']],
      ['overdue', ['late']],
    ])
  })

  test('BO10: within a pile by due date, the finished ones newest first', () => {
    expect(piles(make('b', '2026-02-01'), make('a', '2026-01-01'))).toEqual([['later', ['a', 'b']]])
    expect(piles(make('a', '2026-01-01', 'done'), make('b', '2026-02-01', 'done'))).toEqual([
      ['done', ['b', 'a']],
    ])
  })

  test('BO10: what somebody works in stays on its pile until they leave it', () => {
    const finished = make('a', '2025-11-25', 'done')
    expect(groupActions([finished], today, { id: 'a', group: 'overdue', dueDate: null })).toEqual([
      { group: 'overdue', actions: [finished] },
    ])
    expect(
      groupActions([finished], today, { id: 'b', group: 'overdue', dueDate: null })[0]?.group,
    ).toBe('done')
  })

  test('BO10: what somebody works in keeps its place on the pile when its date is changed elsewhere', () => {
    const list = [make('a', '2026-01-01'), make('b', '2025-12-01')]
    const held = { id: 'b', group: 'later' as const, dueDate: '2026-02-01' }
    expect(groupActions(list, today, held)[0]?.actions.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(groupActions(list, today)[0]?.actions.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
