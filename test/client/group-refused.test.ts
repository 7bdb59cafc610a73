import { groupRefused } from '@sedyanka/client/boards/group-refused.ts'
import { reasonWords, stateWords } from '@sedyanka/client/boards/refused-words.ts'
import type { NotAccepted } from '@sedyanka/client/sync/refused-words.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { reports } from '@sedyanka/shared/board/reports.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { describe, expect, test } from 'vitest'

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

describe('R105: what the server did not accept, told to people', () => {
  test('R105: the fields of one row are told together; words are kept apart from states and references', () => {
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

  test('R105: every reason has words, also one that this page does not know yet', () => {
    expect(reasonWords('closed', t)).toBe(bg['refused.reason.closed'])
    expect(reasonWords('fromTheFuture', t)).toBe(bg['refused.reason.unknown'])
    expect(stateWords(reports, 'done', t)).toBe(bg['status.action.done'])
    expect(stateWords(needs, 'done', t)).toBe('')
  })
})
