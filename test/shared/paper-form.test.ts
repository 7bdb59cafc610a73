import { actions } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { setQuotes } from '@sedyanka/shared/i18n/quotes.ts'
import type { OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { standingItems } from '@sedyanka/shared/reference/templates.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import {
  addSampleItem as addItem,
  minutesOf,
  placesOf,
  plain,
  printed,
  sampleDocuments,
  textsOf,
  words,
} from '../support/sample-documents.ts'

const seat = { personId: asId<PersonId>('p1'), organisationId: asId<OrganisationId>('ngo-21') }
const chair: Seat = { ...seat, name: 'Мария', role: 'facilitator' }

describe('the review of earlier action items', () => {
  test('MI27: the table names what was reviewed, its state that day and what was reported', () => {
    const documents = sampleDocuments()
    const startedAt = readMeeting(documents.meeting)?.startedAt ?? 0
    const old = (id: string, title: string, patch: object = {}) =>
      actions.create(documents.board, {
        id,
        title,
        responsibleOrgId: 'inst-rzi',
        coOrgIds: [],
        dueDate: '2025-11-20',
        status: 'accepted',
        blockedReason: null,
        meetingId: null,
        agendaItemId: null,
        number: null,
        ...authoredBy(seat, startedAt - 1_000_000),
        ...patch,
      } as never)
    old('a1', 'Стара задача')
    old('a2', 'Стара изпълнена')
    old('a3', 'Стара отдавна', { status: 'done' })
    const report = (id: string, status: 'inProgress' | 'done', text: string) =>
      done(
        reportProgress(
          documents.board,
          { id: asId(id), status, text },
          { seat: chair, at: startedAt + 60_000 },
        ),
      )
    report('a1', 'inProgress', 'Чакат се оферти.')
    report('a2', 'done', '')
    const lines = printed(documents)
    const at = lines.indexOf('Прегледани задачи от предходни срещи, по състояние към закриването:')
    expect(at).toBeGreaterThan(lines.findIndex((text) => text.startsWith('ПО ТОЧКА 2')))
    expect(at).toBeLessThan(lines.findIndex((text) => text.startsWith('ПО ТОЧКА 3')))
    expect(lines).toContain('Стара задача')
    expect(lines).toContain('в изпълнение, просрочена: Чакат се оферти.')
    const finished = lines.indexOf('Стара изпълнена')
    expect(lines[finished + 3]).toBe('изпълнена')
    expect(lines.join('\n')).not.toContain('Стара отдавна')
  })
})

test('BO18: hours on paper are those of the board’s zone, and of no other board’s after it', () => {
  const documents = sampleDocuments()
  board.set(documents.board, 'board', { timeZone: 'Europe/Lisbon' })
  expect(minutesOf(documents)).toMatchObject({ opened: '08:02', closed: '09:44' })
  expect(minutesOf(sampleDocuments())).toMatchObject({ opened: '10:02', closed: '11:44' })
})

test('BO18: a letterhead and a basis of the board stand on its minutes, and a meeting’s own basis before that', () => {
  const documents = sampleDocuments()
  expect(printed(documents)[1]).toBe('ОБЛАСТ СТАРА ЗАГОРА')
  board.set(documents.board, 'board', {
    letterhead: { bg: 'ОБЩИНА ХАСКОВО\nЩаб', en: '', uk: 'ГРОМАДА ХАСКОВО' },
    basis: 'Заповед № 5',
  })
  expect(printed(documents).slice(0, 2)).toEqual(['ОБЩИНА ХАСКОВО', 'Щаб'])
  expect(printed(documents, 'en')[0]).toBe('ОБЩИНА ХАСКОВО')
  expect(printed(documents, 'uk')[0]).toBe('ГРОМАДА ХАСКОВО')
  expect(printed(documents)).toContain('Основание за свикване: Заповед № 5')
  meeting.set(documents.meeting, 'meeting', { basis: 'Покана № 7' })
  expect(printed(documents)).toContain('Основание за свикване: Покана № 7')
})

describe('setting', () => {
  test.each([
    ['bg', 'по програма "Зима "А" 2026" - втора', 'по програма „Зима ‚А‘ 2026“ – втора'],
    ['bg', '„от "Срещата" днес“', '„от ‚Срещата‘ днес“'],
    ['uk', 'за програмою "Зима" («А „Б“ В»)', 'за програмою «Зима» («А „Б“ В»)'],
    ['en', 'the "winter" plan of “Седянка”', 'the “winter” plan of “Седянка”'],
    ['bg', 'тръба 5" и край"', 'тръба 5" и край"'],
    ['bg', 'от 3-5 дни, т. - е', 'от 3-5 дни, т. – е'],
  ] as const)('MI30: %s: %s', (language, typed, set) => {
    expect(setQuotes([typed], language).join('')).toBe(set)
  })

  test('MI30: a quotation that begins in bold and ends behind it is one', () => {
    expect(setQuotes(['на "', 'място', '"'], 'bg')).toEqual(['на „', 'място', '“'])
  })

  test('MI30: titles and words of people are set in the minutes, and what is stored stays', () => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', { title: 'Среща по "Зима 2026/27"' })
    expect(printed(documents).join('\n')).toContain('от „Среща по ‚Зима 2026/27‘“, проведена')
    expect(readMeeting(documents.meeting)?.title).toBe('Среща по "Зима 2026/27"')
  })

  test('MI31: standing items speak the language of the minutes, own titles stay as they were written', () => {
    const documents = sampleDocuments()
    addItem(documents, 's1', { title: standingItems.actionReview.title.bg })
    addItem(documents, 's2', { title: 'Собствена точка' })
    const lines = printed(documents, 'uk').join('\n')
    expect(lines).toContain(standingItems.actionReview.title.uk)
    expect(lines).not.toContain(standingItems.actionReview.title.bg)
    expect(lines).toContain('Собствена точка')
  })

  test('MI32: action items have the number of the board and the item that took them on; no column without content', () => {
    const documents = sampleDocuments()
    const lines = printed(documents)
    expect(placesOf(lines, ['ЗД-11-04'])).not.toContain(-1)
    expect(lines.join('\n')).toMatch(/ЗД-11-04\n\(по т\. \d\)/)
    expect(lines).toContain('Съизпълнители')
    for (const { id } of actions.all(documents.board))
      actions.set(documents.board, id, { coOrgIds: [] })
    expect(printed(documents)).not.toContain('Съизпълнители')
  })
})

test('MI35: minutes that 0.1.0 kept are laid out as they were then', () => {
  const documents = sampleDocuments()
  attendance.set(documents.meeting, asId('inst-rzi'), { names: 'Ива Колева' })
  decisions.set(documents.meeting, asId('dec-11-5'), { status: 'rejected' })
  agenda.set(documents.meeting, asId('ag-11-1'), { title: standingItems.actionReview.title.bg })
  const former = readMinutes(documents, { language: 'bg', withNames: true, asFormer: true })
  expect(readMinutes(documents, { language: 'uk', asFormer: true })?.items[0]?.title).toBe(
    standingItems.actionReview.title.bg,
  )
  if (!former) throw new Error('there are minutes')
  const lines = textsOf(layOutMinutes({ ...former, chair: null }, words.bg).blocks).map(plain)
  expect(lines[0]).toBe('РЕПУБЛИКА БЪЛГАРИЯ')
  expect(lines.join('\n')).toContain('Регионална здравна инспекция – Стара Загора – Ива Колева')
  expect(lines).toContain('11-04')
  expect(lines).toContain('Съизпълнители')
  expect(lines.join('\n')).not.toContain('не е посочен')
  expect(lines.join('\n')).not.toContain('Кой на кого')
})
