import { tellChange } from '@sedyanka/client/history/tell-change.ts'
import type { HistoryTranslate } from '@sedyanka/client/history/history-words.ts'
import type { Names } from '@sedyanka/client/rows/create-names.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { formatDate } from '@sedyanka/shared/i18n/format.ts'
import { erased } from '@sedyanka/shared/wire/history.ts'
import { historyBg } from '@sedyanka/shared/i18n/history-bg.ts'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { expect, test } from 'vitest'

const teller = {
  say: makeTranslate('bg', historyBg) as HistoryTranslate,
  i18n: {
    t: makeTranslate('bg', bg),
    formatDate: (day: string) => formatDate(day, 'bg'),
    dayOf: (moment: number) => dayAt(moment),
  },
  names: {
    organisation: (id: string | null) => `организация ${id}`,
    sector: (id: string) => `сектор ${id}`,
    unit: (id: string) => `мярка ${id}`,
    municipality: (id: string | null) => `община ${id}`,
  } as unknown as Names,
}
const told = (collection: string, change: Partial<Parameters<typeof tellChange>[0]>): string[] =>
  tellChange({ kind: 'changed', values: {}, texts: {}, ...change }, collection, teller).map(
    ({ label, before, after, what }) =>
      `${label}: ${what || (before ? `${before} → ${after}` : after)}`.replaceAll('\u00a0', ' '),
  )

test('CH19: each field is told in words, with its former and its new value', () => {
  const values = {
    status: ['accepted', 'blocked'],
    responsibleOrgId: [null, 'ngo-01'],
    coOrgIds: [['a'], []],
    dueDate: ['2026-11-24', null],
    blockedReason: [null, 'Няма превозно средство.'],
    changedAfter: [null, ['title']],
    createdAt: [1, 2],
  } satisfies Parameters<typeof tellChange>[0]['values']
  expect(told('actions', { values, texts: { title: [12, 3] } })).toEqual([
    'Състояние: Приета → Блокирана',
    'Отговорник: няма → организация ngo-01',
    'Заедно с: организация a → няма',
    'Срок: 24.11.2026 г. → няма',
    'Какво пречи: няма → Няма превозно средство.',
    'Заглавие: +12 −3 знака',
  ])
})

test('CH19: a new row is told by what it has, erased values by that, and formatting by its name', () => {
  const values = { status: [null, 'draft'], number: [erased, erased] } satisfies Parameters<
    typeof tellChange
  >[0]['values']
  expect(told('decisions', { kind: 'created', values })).toEqual([
    'Състояние: Проект',
    'Номер: заличено',
  ])
  expect(told('agenda', { texts: { noteText: [0, 0] } })).toEqual(['Бележки: друго оформление'])
  const help = {
    urgency: ['normal', 'critical'],
    withdrawnAt: [null, 1_764_000_000_000],
  } satisfies Parameters<typeof tellChange>[0]['values']
  expect(told('needs', { values: help })).toEqual([
    'Спешност: Обичайна → Критична',
    'Оттеглено на: няма → 24.11.2025 г.',
  ])
})

test('CH19: every status of a collection that has a history has its words there', () => {
  const statuses = {
    actions: ['proposed', 'accepted', 'inProgress', 'blocked', 'done', 'cancelled'],
    agenda: ['proposed', 'scheduled', 'current', 'closed', 'postponed', 'withdrawn'],
    decisions: ['draft', 'adopted', 'rejected', 'superseded'],
  }
  for (const [collection, list] of Object.entries(statuses))
    for (const status of list)
      expect(told(collection, { values: { status: [null, status] } })[0]).not.toMatch(/[a-z]/)
})
