import type { Action } from '@sedyanka/shared/actions/actions.ts'
import type { Report } from '@sedyanka/shared/actions/reports.ts'
import { reviewList } from '@sedyanka/shared/actions/review-list.ts'
import type { ActionId } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const action = (id: string, patch: Partial<Action> = {}): Action =>
  ({
    id,
    title: id,
    status: 'accepted',
    meetingId: 'earlier',
    dueDate: null,
    createdAt: 1,
    ...patch,
  }) as Action
const report = (actionId: ActionId, createdAt: number, status: Report['status'] = 'done') =>
  ({ id: `r-${actionId}`, actionId, status, createdAt }) as Report

describe('what a review goes through', () => {
  const meeting = { id: 'now', startedAt: 100, endedAt: null as number | null }
  const rows = [
    action('later', { dueDate: '2025-12-20' }),
    action('late', { dueDate: '2025-11-01', status: 'done' }),
    action('own', { meetingId: asId('now') }),
    action('old', { status: 'done' }),
    action('off', { status: 'cancelled' }),
  ]
  const ids = (reports: Report[], of: Partial<typeof meeting> = {}) =>
    reviewList(rows, reports, { ...meeting, ...of }).map(({ id }) => id)

  test('ME51: what is finished during the meeting stays in its place, also after the end', () => {
    expect(ids([report(asId('old'), 50)])).toEqual(['later'])
    expect(ids([report(asId('late'), 150), report(asId('old'), 50)])).toEqual(['late', 'later'])
    expect(ids([report(asId('late'), 150)], { endedAt: 200 })).toEqual(['late', 'later'])
  })

  test('ME51: what was finished before the meeting or after it is not of it', () => {
    expect(ids([report(asId('late'), 250)], { endedAt: 200 })).toEqual(['later'])
    expect(ids([report(asId('late'), 150)], { startedAt: null as unknown as number })).toEqual([
      'later',
    ])
    expect(ids([report(asId('late'), 150, 'inProgress')])).toEqual(['later'])
  })
})
