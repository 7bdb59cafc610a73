import { actions } from '@sedyanka/shared/actions/actions.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { DecisionId, MeetingId, OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { type VoteChoice, voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'
import {
  minutesOf,
  placesOf,
  printed,
  sampleDay,
  sampleDocuments,
  textsOf,
  words,
} from '../support/sample-documents.ts'

const seat = { personId: asId<PersonId>('p1'), organisationId: asId<OrganisationId>('ngo-21') }

const castVote = (
  doc: Y.Doc,
  orgId: OrganisationId,
  {
    decisionId,
    choice,
    dissent = null,
  }: { decisionId: DecisionId; choice: VoteChoice | null; dissent?: string | null },
) =>
  votes.create(doc, {
    id: voteId(decisionId, orgId),
    decisionId,
    orgId,
    createdBy: asId('p1'),
    createdAt: 1,
    choice,
    dissent,
  })

describe('attendance', () => {
  test('MI14: an organisation without a mark was absent; one that left the register counts if it was there', () => {
    const documents = sampleDocuments()
    const { board, meeting: doc } = documents
    organisations.set(board, asId('inst-rzi'), { deletedAt: 1 })
    organisations.set(board, asId('inst-mun-chirpan'), { deletedAt: 1 })
    doc.getMap('attendance').delete('inst-ruo')
    const { present, absent, total } = minutesOf(documents).attendance
    expect(present.map(({ name }) => name)).toContain('Регионална здравна инспекция – Стара Загора')
    expect(absent.map(({ name }) => name)).not.toContain('Община Чирпан')
    expect(absent.map(({ name }) => name)).toContain(
      'Регионално управление на образованието – Стара Загора',
    )
    expect([present.length, total]).toEqual([35, 45])
  })

  test('MI14: what only the organisation itself has said is marked as unconfirmed', () => {
    const documents = sampleDocuments()
    documents.meeting.getMap<Y.Map<unknown>>('attendance').get('inst-rzi')?.delete('confirmedAt')
    expect(printed(documents).join('\n')).toContain(
      'Регионална здравна инспекция – Стара Загора (непотвърдено)',
    )
  })

  test('MI14: a missing quorum is said, and without a rule there is only the count', () => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', { quorum: 40 })
    expect(printed(documents).join('\n')).toContain('(необходими: 40). Няма кворум.')
    meeting.set(documents.meeting, 'meeting', { quorum: null })
    expect(printed(documents)).toContain('Присъстват представители на 36 от 46 организации.')
  })
})

describe('decisions', () => {
  test('MI15: hands counted in the hall and votes on the board are printed apart, never added up', () => {
    const documents = sampleDocuments()
    castVote(documents.meeting, asId('inst-rzi'), {
      decisionId: asId('dec-11-5'),
      choice: 'against',
    })
    expect(printed(documents)).toContain(
      'Преброени гласове в залата: „за“ – 33, „против“ – 0, „въздържали се“ – 3. ' +
        'Гласове, подадени в таблото: „за“ – 0, „против“ – 1, „въздържали се“ – 0. Меродавно е преброяването в залата. Решението е прието.',
    )
  })

  test('MI15: a dissenting opinion stands under its heading with the number of the decision', () => {
    const documents = sampleDocuments()
    const dissent = 'Не разполагаме с бюджет.'
    castVote(documents.meeting, asId('ngo-03'), {
      decisionId: asId('dec-11-3'),
      choice: null,
      dissent,
    })
    const lines = printed(documents)
    const at = lines.indexOf('ОСОБЕНИ МНЕНИЯ')
    expect(lines[at + 1]).toBe(
      'По решение № 11.3 – Сдружение „Достъп до право“ (демо): Не разполагаме с бюджет.',
    )
  })

  test('MI15: drafts, rejected ones and those of no item are told as what they are', () => {
    const documents = sampleDocuments()
    const { meeting: doc } = documents
    decisions.set(doc, asId('dec-11-1'), { status: 'draft', number: null })
    decisions.set(doc, asId('dec-11-5'), { status: 'rejected' })
    agenda.set(doc, asId('ag-11-5'), { deletedAt: 5 })
    const lines = printed(documents)
    const draft = lines.indexOf('Проект на решение, по който не е гласувано:')
    expect(lines[draft + 1]).toMatch(/^„Препоръчва свободните места/)
    expect(lines.join('\n')).toContain('Решението не е прието.')
    const other = lines.indexOf('ДРУГИ РЕШЕНИЯ')
    expect(lines[other + 1]).toMatch(/^РЕШЕНИЕ № 11\.4 – Единен списък/)
    expect(placesOf(lines, ['ПО ТОЧКА 6 ОТ ДНЕВНИЯ РЕД: Обучения'])).not.toContain(-1)
  })
})

describe('the course of the meeting', () => {
  test('MI16: who was given the floor stands with the item that was on', () => {
    const documents = sampleDocuments()
    const speak = (id: string, orgId: OrganisationId, clock: string) => {
      const calledAt = momentOf(sampleDay, clock)
      speakers.create(documents.meeting, {
        id: asId(id),
        orgId,
        calledAt,
        doneAt: calledAt,
        ...authoredBy(seat, calledAt),
      })
    }
    speak('s1', asId('ngo-03'), '10:30')
    speak('s2', asId('inst-rzi'), '10:28')
    speak('s3', asId('ngo-03'), '10:35')
    const spoke = minutesOf(documents).items.map((item) => item.speakers)
    expect(spoke[2]).toEqual([
      'Регионална здравна инспекция – Стара Загора',
      'Сдружение „Достъп до право“ (демо)',
    ])
    expect(spoke.flat()).toHaveLength(2)
  })

  test('MI19: day and hours are those of the start and the end, whatever was planned', () => {
    const documents = sampleDocuments()
    const { meeting: doc } = documents
    const times = () => {
      const { date, opened, closed } = minutesOf(documents)
      return [date, opened, closed]
    }
    expect(times()).toEqual([sampleDay, '10:02', '11:44'])
    meeting.set(doc, 'meeting', {
      date: '2025-11-25',
      startedAt: momentOf(sampleDay, '15:22'),
      endedAt: momentOf(sampleDay, '15:32'),
    })
    expect(times()).toEqual([sampleDay, '15:22', '15:32'])
    expect(printed(documents).join('\n')).toContain(
      'проведена на 24.11.2025 г. от 15:22 ч. до 15:32 ч.',
    )
    expect(printed(documents).join('\n')).not.toContain('25.11.2025')
  })

  test('MI19: the plan stands where a mark is missing, and its length where the end was remembered a day later', () => {
    const documents = sampleDocuments()
    const { meeting: doc } = documents
    const times = () => {
      const { date, opened, closed } = minutesOf(documents)
      return [date, opened, closed]
    }
    meeting.set(doc, 'meeting', { endedAt: momentOf('2025-11-26', '09:00') })
    expect(times()).toEqual([sampleDay, '10:02', '11:45'])
    meeting.set(doc, 'meeting', { startedAt: momentOf('2025-11-23', '16:00') })
    expect(times()).toEqual(['2025-11-23', '16:00', '17:45'])
    meeting.set(doc, 'meeting', { startedAt: null, endedAt: null })
    expect(times()).toEqual([sampleDay, '10:00', '11:45'])
    meeting.set(doc, 'meeting', { status: 'inProgress' })
    expect(times()).toEqual([sampleDay, '10:00', null])
    expect(printed(documents)).toContain('Срещата още не е закрита.')
  })

  test('MI20: the agenda is exhausted only when every item on it was gone through', () => {
    const documents = sampleDocuments()
    const last = () => printed(documents).find((text) => text.includes('закрита в'))
    expect(last()).toBe('Поради изчерпване на дневния ред срещата беше закрита в 11:44 ч.')
    for (const status of ['postponed', 'scheduled'] as const) {
      agenda.set(documents.meeting, asId('ag-11-3'), { status })
      expect(last()).toBe('Срещата беше закрита в 11:44 ч.')
    }
  })

  test('MI16: postponed items and those that were not reached say so; proposals are not on the agenda', () => {
    const documents = sampleDocuments()
    agenda.set(documents.meeting, asId('ag-11-1'), { status: 'proposed' })
    agenda.set(documents.meeting, asId('ag-11-2'), { status: 'postponed' })
    agenda.set(documents.meeting, asId('ag-11-3'), { status: 'scheduled' })
    const lines = printed(documents)
    expect(placesOf(lines, ['ПО ТОЧКА 1 ОТ ДНЕВНИЯ РЕД: Преглед'])).not.toContain(-1)
    expect(lines).toContain('Точката се отлага за следващата среща.')
    expect(lines).toContain('Точката не беше разгледана.')
    const upTo = lines.indexOf('ПРЕДЛОЖЕНИЯ ЗА ДНЕВНИЯ РЕД БЕЗ РЕШЕНИЕ')
    expect(lines.slice(0, upTo).join('\n')).not.toContain('Откриване, проверка на присъствието')
  })

  test('MI8: what was said at the opening and the closing is printed, paragraph by paragraph', () => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', {
      openingNote: 'Първо.\n\nВторо.',
      closingNote: 'Благодарим.',
    })
    const lines = printed(documents)
    expect(placesOf(lines, ['Първо.', 'Второ.', 'Благодарим.', 'Поради изчерпване'])).not.toContain(
      -1,
    )
  })
})

describe('little and bad content', () => {
  test('MI17: a meeting with nothing in it, on a board with nothing in it, has minutes', () => {
    const documents = {
      board: new Y.Doc(),
      meeting: makeMeetingDoc([]),
      meetingId: asId<MeetingId>('m1'),
    }
    const lines = printed(documents)
    expect(lines).toContain(
      'След проверка на кворума се установи, че присъстват 0 от 0 организации (необходими: 3). Няма кворум.',
    )
    expect(lines).toContain('На срещата не бяха поети задачи.')
    expect(lines).toContain('Датата на следващата среща ще бъде съобщена допълнително.')
    expect(lines.join('\n')).not.toContain('Обобщение на потребностите')
  })

  test('MI17: a document that holds no meeting has no minutes', () => {
    expect(
      readMinutes(
        { board: new Y.Doc(), meeting: new Y.Doc(), meetingId: asId('m1') },
        { language: 'bg' },
      ),
    ).toBeNull()
  })

  test('MI17: rows that do not fit are left out and nothing throws', () => {
    const documents = sampleDocuments()
    const { board, meeting: doc } = documents
    const garbage = (root: string, target: Y.Doc) => {
      target.getMap(root).set('g1', 'not a row')
      target.getMap(root).set('g2', new Y.Map([['title', 7]]))
      target.getMap(root).set('g3', new Y.Map())
    }
    for (const root of ['organisations', 'actions', 'needs', 'offers', 'matches'])
      garbage(root, board)
    for (const root of ['agenda', 'decisions', 'votes', 'attendance', 'speakers'])
      garbage(root, doc)
    meeting.set(doc, 'meeting', { chairOrgId: asId('nobody'), date: '2025-02-31' })
    actions.set(board, asId('act-11-01'), {
      responsibleOrgId: asId('nobody'),
      coOrgIds: [asId('nobody'), asId('inst-rzi')],
    })
    const minutes = minutesOf(documents)
    expect(minutes.chair).toBeNull()
    expect(minutes.actions[0]).toMatchObject({
      responsible: null,
      supporting: ['Регионална здравна инспекция – Стара Загора'],
    })
    expect(minutes.items).toHaveLength(7)
    expect(() => layOutMinutes(minutes, words.bg)).not.toThrow()
  })

  test('MI17: control characters, lone surrogates and marks that reverse the text never reach the paper', () => {
    const documents = sampleDocuments()
    const bad = 'Преди\u0000\u000B\uD800\u202E\uFFFF след'
    meeting.set(documents.meeting, 'meeting', { place: bad, title: bad })
    decisions.set(documents.meeting, asId('dec-11-1'), { title: bad })
    const { blocks } = layOutMinutes(minutesOf(documents), words.bg)
    const text = textsOf(blocks).join('\n')
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202E\uFFFF]|\p{Surrogate}/u)
    expect(text).toContain('Място: Преди след')
  })
})
