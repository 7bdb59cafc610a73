import { groupRefused } from '@sedyanka/client/board/refused/group-refused.ts'
import { refusedTitle } from '@sedyanka/client/board/refused/refused-title.ts'
import { reasonWords, stateWords } from '@sedyanka/client/board/refused/refused-words.ts'
import type { NotAccepted } from '@sedyanka/client/sync/refused-words.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildBoard } from '../support/fixtures.ts'

const t = makeTranslate('bg', bg)

const refused = (
  field: string,
  text: string,
  some: Partial<NotAccepted> = {},
): { kind: 'board'; entry: NotAccepted } => ({
  kind: 'board',
  entry: {
    id: `${field}-${text}`,
    root: 'reports',
    row: 'r1',
    field,
    text,
    reason: 'foreign',
    at: 1,
    ...some,
  },
})

describe('PA10: what the server did not accept, told to people', () => {
  test('PA10: the fields of one row are told together; words are kept apart from states and references', () => {
    const rows = groupRefused([
      refused('actionId', 'act-11-03'),
      refused('status', 'done'),
      refused('text', 'Залата е намерена.'),
      refused('title', 'covid', { root: 'actions', row: 'a1', at: 2 }),
    ])
    expect(rows.map(({ row }) => row)).toEqual(['r1', 'a1'])
    expect(rows[0]?.words).toEqual(['Залата е намерена.'])
    expect(rows[0]?.values.get('status')).toBe('done')
    expect(rows[0]?.ids).toHaveLength(3)
    // A text field is what somebody typed, even when it looks like an id.
    expect(rows[1]?.words).toEqual(['covid'])
  })

  test('PA10, CH5: a refused row is called by its name, or by that of what it belongs to', () => {
    const doc = new Y.Doc()
    buildBoard(doc)
    const title = (root: string, row: string, values: Record<string, string> = {}) =>
      refusedTitle({ root, row, values: new Map(Object.entries(values)) }, [{ doc }])
    expect(title('actions', 'action-a')).toBe('Списък на местата')
    expect(title('organisations', 'org-b')).toBe('org-b')
    expect(title('reports', 'r1', { actionId: 'action-a' })).toBe('Списък на местата')
    expect(title('matches', 'm1', { needId: 'need-b', offerId: 'none' })).toBe('Одеяла')
    expect(title('votes', 'd1:org-b', { orgId: 'org-b' })).toBe('org-b')
    expect(title('needs', 'none', { orgId: 'org-c' })).toBe('org-c')
    expect([title('reports', 'r1'), title('keys', 'k1'), title('board', 'board')]).toEqual([
      '',
      '',
      '',
    ])
  })

  test('PA10: every reason has words, also one that this page does not know yet', () => {
    expect(reasonWords('closed', t)).toBe(bg['refused.reason.closed'])
    expect(reasonWords('fromTheFuture', t)).toBe(bg['refused.reason.unknown'])
    expect(stateWords(reports, 'done', t)).toBe(bg['status.action.done'])
    expect(stateWords(needs, 'done', t)).toBe('')
  })
})
