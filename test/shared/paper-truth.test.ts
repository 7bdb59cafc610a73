import { actions } from '@sedyanka/shared/board/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import { reportProgress } from '@sedyanka/shared/board/report-progress.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { setQuotes } from '@sedyanka/shared/i18n/quotes.ts'
import { agenda, orderAt, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { owedItems } from '@sedyanka/shared/meeting/carry-over.ts'
import { proposeNames, recordNames } from '@sedyanka/shared/meeting/checking-in.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { closeMeeting, reopenMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { withoutPersons } from '@sedyanka/shared/minutes/without-persons.ts'
import { standingItems } from '@sedyanka/shared/reference/templates.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import {
  minutesOf,
  placesOf,
  plain,
  printed,
  sampleDay,
  sampleDocuments,
  textsOf,
  words,
} from '../support/sample-documents.ts'

type Documents = ReturnType<typeof sampleDocuments>
const seat = { personId: 'p1', organisationId: 'ngo-21' }
const chair: Seat = { ...seat, name: 'Мария', role: 'facilitator' }

const named = (documents: Documents): string[] =>
  textsOf(layOutMinutes(minutesOf(documents, { withNames: true }), words.bg).blocks).map(plain)

/** An item at the end of the agenda. */
const addItem = (
  documents: Documents,
  id: string,
  patch: Partial<ReturnType<typeof readAgenda>[number]>,
) => {
  const items = readAgenda(documents.meeting)
  agenda.create(documents.meeting, {
    id,
    order: orderAt(items, items.length),
    title: id,
    presenterOrgId: null,
    coOrgIds: [],
    minutes: 5,
    kind: 'discussion',
    status: 'closed',
    usedSeconds: 0,
    closedAt: momentOf(sampleDay, '11:00'),
    carriedFrom: null,
    deletedByOrg: null,
    ...authoredBy(seat, momentOf(sampleDay, '09:00')),
    ...patch,
  })
}

describe('what was promised', () => {
  /** 12 beds of one offer, of which 8 and 12 are confirmed for two needs. */
  const overPromised = (): Documents => {
    const documents = sampleDocuments()
    const { board } = documents
    const by = authoredBy(seat, momentOf(sampleDay, '08:00'))
    const common = {
      sector: 'accommodation',
      kind: 'goods',
      unit: 'beds',
      validUntil: null,
    } as const
    const offer = offers.all(board)[0]
    const need = needs.all(board)[0]
    if (!offer || !need) throw new Error('the sample has needs and offers')
    offers.create(board, {
      ...offer,
      ...common,
      ...by,
      id: 'o1',
      title: 'Легла в база',
      quantity: 12,
      orgId: 'ngo-21',
    })
    for (const [id, quantity] of [
      ['n1', 8],
      ['n2', 12],
    ] as const) {
      needs.create(board, {
        ...need,
        ...common,
        ...by,
        id,
        title: `Легла ${id}`,
        quantity,
        orgId: 'inst-rzi',
      })
      matches.create(board, {
        id: `m-${id}`,
        offerId: 'o1',
        needId: id,
        quantity,
        status: 'confirmed',
        ...by,
      })
    }
    return documents
  }

  test('R554: more than there is was promised: needs, offer and a sentence say so, no figure stands as a fact', () => {
    const lines = printed(overPromised())
    expect(lines).toContain('8\n(под въпрос: 8)')
    expect(lines).toContain('12\n(под въпрос: 12)')
    expect(lines).toContain('20\n(с 8 над наличното)')
    expect(lines).toContain(
      'Обещано е повече от наличното: от „Легла в база“ (Сдружение „Нов старт“ (демо)) са предложени 12 легла, а са обещани 20 легла. До уточняване тези количества не са осигурени.'.replace(
        'Сдружение „Нов старт“ (демо)',
        minutesOf(overPromised())
          .offers.find(({ title }) => title === 'Легла в база')
          ?.organisation.replace('„', '„') ?? '',
      ),
    )
  })

  test('R564: annex 2 says who gives what to whom, and how far that is', () => {
    const lines = printed(overPromised())
    const at = lines.indexOf('Кой на кого предоставя помощ:')
    expect(lines.slice(at + 1, at + 6)).toEqual([
      'Предоставя',
      'Получава',
      'Помощ и потребност',
      'Количество',
      'Състояние',
    ])
    expect(lines).toContain('Легла в база – за: Легла n2')
    expect(lines).toContain('12 легла')
    expect(lines).toContain('потвърдено')
  })
})

describe('decisions and proposals', () => {
  test('R555: of two counts the paper says which decides; what was rejected does not stand under „Реши:“', () => {
    const documents = sampleDocuments()
    votes.create(documents.meeting, {
      id: voteId('dec-11-5', 'inst-rzi'),
      decisionId: 'dec-11-5',
      orgId: 'inst-rzi',
      createdBy: 'p1',
      createdAt: 1,
      choice: 'against',
      dissent: null,
    })
    expect(printed(documents).join('\n')).toContain(
      '„въздържали се“ – 0. Меродавно е преброяването в залата. Решението е прието.',
    )
    decisions.set(documents.meeting, 'dec-11-5', { status: 'rejected' })
    const lines = printed(documents)
    const item = lines.findIndex((text) => text.startsWith('ПО ТОЧКА 7'))
    const rejected = lines.indexOf('Предложения за решение, които не са приети:')
    expect(rejected).toBeGreaterThan(item)
    expect(lines.slice(item, rejected)).not.toContain('Реши:')
    expect(lines[rejected + 1]).toMatch(/^Предложение за решение/)
  })

  test('R556: a proposal that nobody decided on is named as one and goes to the next meeting', () => {
    const documents = sampleDocuments()
    addItem(documents, 'p1', {
      title: 'Записване при личен лекар',
      status: 'proposed',
      createdByOrg: 'inst-rzi',
      closedAt: null,
    })
    const lines = printed(documents)
    const at = lines.indexOf('ПРЕДЛОЖЕНИЯ ЗА ДНЕВНИЯ РЕД БЕЗ РЕШЕНИЕ')
    expect(lines[at + 2]).toBe(
      'Записване при личен лекар (Регионална здравна инспекция – Стара Загора)',
    )
    expect(owedItems(documents.meeting).map(({ title }) => title)).toContain(
      'Записване при личен лекар',
    )
  })

  test('R553: nobody chairs, nobody keeps the minutes: the paper says so', () => {
    const documents = sampleDocuments()
    expect(printed(documents).join('\n')).not.toContain('не е посочен')
    meeting.set(documents.meeting, 'meeting', { chairOrgId: null, minuteTakerOrgId: null })
    expect(printed(documents)).toContain('Председателстващ на срещата не е посочен.')
    expect(printed(documents)).toContain('Протоколчик не е посочен.')
  })
})

describe('persons', () => {
  const withPersons = (): Documents => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', {
      chairPerson: 'Иванка Петрова, заместник областен управител',
      minuteTakerPerson: 'Георги Илиев, главен експерт',
      guests: 'Анна Вълчева, експерт, Агенция за бежанците\n\nПетър Добрев',
      observers: 'Олена Коваль, дарител',
    })
    return documents
  }

  test('R552: who chairs and who keeps the minutes stand at the signatures, guests and observers in the list', () => {
    const lines = printed(withPersons())
    const at = lines.findIndex((text) => text.startsWith('ПРЕДСЕДАТЕЛСТВАЩ'))
    expect(lines.slice(at, at + 3)).toEqual([
      'ПРЕДСЕДАТЕЛСТВАЩ: …………………',
      'Иванка Петрова, заместник областен управител',
      'Областна администрация Стара Загора',
    ])
    expect(lines.join('\n')).toContain(
      'открита и ръководена от: Иванка Петрова, заместник областен управител (Областна',
    )
    expect(lines).toContain('ПОКАНЕНИ (2).')
    expect(lines.join('\n')).not.toContain('Вълчева')
    expect(named(withPersons())).toContain(
      'ПОКАНЕНИ (2): Анна Вълчева, експерт, Агенция за бежанците; Петър Добрев.',
    )
    expect(named(withPersons())).toContain('НАБЛЮДАТЕЛИ (1): Олена Коваль, дарител.')
  })

  test('R552, R95: observers read no name, also not of those who sign', () => {
    const minutes = withoutPersons(minutesOf(withPersons(), { withNames: true }))
    const text =
      JSON.stringify(minutes) + textsOf(layOutMinutes(minutes, words.bg).blocks).join('\n')
    for (const name of ['Петрова', 'Илиев', 'Вълчева', 'Добрев', 'Коваль'])
      expect(text).not.toContain(name)
  })

  test('R559: names of a list belong to one organisation each: a person never reads as another organisation', () => {
    const documents = sampleDocuments()
    attendance.set(documents.meeting, 'inst-rzi', {
      names: 'д-р Ива Колева; Никола Димитров – гл. експерт',
    })
    expect(named(documents).join('\n')).toContain(
      'Регионална здравна инспекция – Стара Загора (д-р Ива Колева; Никола Димитров – гл. експерт)',
    )
  })

  test('R559: those who joined are put behind what is written, once, and only where the organisation is present', () => {
    const { meeting: doc } = sampleDocuments()
    attendance.set(doc, 'inst-rzi', { names: 'д-р Ива Колева, директор', representatives: 1 })
    const here = [
      { organisationId: 'inst-rzi', name: 'Ива Колева' },
      { organisationId: 'inst-rzi', name: 'Никола Димитров' },
      { organisationId: 'inst-rzi', name: 'Никола Димитров' },
      { organisationId: null, name: 'Наблюдател' },
    ]
    const proposals = proposeNames(here, attendance.all(doc))
    expect(proposals).toEqual([
      {
        orgId: 'inst-rzi',
        names: 'д-р Ива Колева, директор; Никола Димитров',
        representatives: 2,
        added: 1,
      },
    ])
    recordNames(doc, proposals)
    expect(attendance.read(doc, 'inst-rzi')).toMatchObject({ representatives: 2 })
    expect(proposeNames(here, attendance.all(doc))).toEqual([])
  })
})

describe('the review of earlier action items', () => {
  test('R557: the table names what was reviewed, its state that day and what was reported', () => {
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
      reportProgress(
        documents.board,
        { actionId: id, status, text },
        { seat: chair, at: startedAt + 60_000 },
      )
    report('a1', 'inProgress', 'Чакат се оферти.')
    report('a2', 'done', '')
    const lines = printed(documents)
    const at = lines.indexOf('Прегледани задачи от предходни срещи, по състояние към закриването:')
    expect(at).toBeGreaterThan(lines.findIndex((text) => text.startsWith('ПО ТОЧКА 2')))
    expect(at).toBeLessThan(lines.findIndex((text) => text.startsWith('ПО ТОЧКА 3')))
    expect(lines).toContain('Стара задача')
    expect(lines).toContain('в изпълнение, просрочена: Чакат се оферти.')
    const done = lines.indexOf('Стара изпълнена')
    expect(lines[done + 3]).toBe('изпълнена')
    expect(lines.join('\n')).not.toContain('Стара отдавна')
  })
})

describe('the hour of closing', () => {
  test('R558: a correction keeps the hour at which the meeting was first closed, a day later too', () => {
    const documents = sampleDocuments()
    const { meeting: doc } = documents
    const first = readMeeting(doc)?.endedAt ?? 0
    reopenMeeting(doc, 'ЕГН в протокола', first + 5_000_000)
    closeMeeting(doc, first + 6_000_000, true)
    expect(minutesOf(documents).closed).toBe('11:44')
    reopenMeeting(doc, 'Още една', first + 90_000_000)
    closeMeeting(doc, first + 91_000_000, true)
    expect(minutesOf(documents).closed).toBe('11:44')
    reopenMeeting(doc, 'Продължава', first + 1)
    closeMeeting(doc, first + 60_000)
    expect(minutesOf(documents).closed).toBe('11:45')
  })
})

test('R551: hours on paper are those of the board’s zone, and of no other board’s after it', () => {
  const documents = sampleDocuments()
  board.set(documents.board, 'board', { timeZone: 'Europe/Lisbon' })
  expect(minutesOf(documents)).toMatchObject({ opened: '08:02', closed: '09:44' })
  expect(minutesOf(sampleDocuments())).toMatchObject({ opened: '10:02', closed: '11:44' })
})

test('R551: a letterhead and a basis of the board stand on its minutes, and a meeting’s own basis before that', () => {
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
  ] as const)('R561: %s: %s', (language, typed, set) => {
    expect(setQuotes([typed], language).join('')).toBe(set)
  })

  test('R561: a quotation that begins in bold and ends behind it is one', () => {
    expect(setQuotes(['на "', 'място', '"'], 'bg')).toEqual(['на „', 'място', '“'])
  })

  test('R561: titles and words of people are set in the minutes, and what is stored stays', () => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', { title: 'Среща по "Зима 2026/27"' })
    expect(printed(documents).join('\n')).toContain('от „Среща по ‚Зима 2026/27‘“, проведена')
    expect(readMeeting(documents.meeting)?.title).toBe('Среща по "Зима 2026/27"')
  })

  test('R562: standing items speak the language of the minutes, own titles stay as they were written', () => {
    const documents = sampleDocuments()
    addItem(documents, 's1', { title: standingItems.actionReview.title.bg })
    addItem(documents, 's2', { title: 'Собствена точка' })
    const lines = printed(documents, 'uk').join('\n')
    expect(lines).toContain(standingItems.actionReview.title.uk)
    expect(lines).not.toContain(standingItems.actionReview.title.bg)
    expect(lines).toContain('Собствена точка')
  })

  test('R563: action items have the number of the board and the item that took them on; no column without content', () => {
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

test('R567: minutes that 0.1.0 kept are laid out as they were then', () => {
  const documents = sampleDocuments()
  attendance.set(documents.meeting, 'inst-rzi', { names: 'Ива Колева' })
  decisions.set(documents.meeting, 'dec-11-5', { status: 'rejected' })
  agenda.set(documents.meeting, 'ag-11-1', { title: standingItems.actionReview.title.bg })
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
