import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import type { MeetingId } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { castVote, draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import {
  findMarked,
  removalRanges,
  removeFindings,
} from '@sedyanka/shared/privacy/personal-data.ts'
import { allowedNames, findMarkedPlaces } from '@sedyanka/shared/privacy/personal-marks.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'
import { plainAction } from '../support/plain-action.ts'

const seat: Seat = {
  personId: asId('p1'),
  name: 'Мария',
  role: 'facilitator',
  organisationId: asId('rzi'),
}
const at = { seat, at: 1_000 }

const makeDocuments = () => {
  const board = new Y.Doc()
  organisations.create(board, {
    id: asId('rzi'),
    kind: 'ngo',
    name: { bg: 'Фондация Мария Петрова', en: 'Maria Petrova Foundation', uk: 'Фонд' },
    shortName: 'Фондация Мария Петрова',
    sectors: [],
    municipality: null,
    deletedAt: null,
  })
  return {
    board,
    meeting: makeMeetingDoc([asId('a'), asId('b')]),
    meetingId: asId<MeetingId>('m1'),
  }
}

describe('marks at what looks like personal data', () => {
  test('PD4: exactly what was marked goes, letter by letter, and nothing else changes', () => {
    const text = 'Легла  за  трима (тел. 0888 123 456), ул. „Розова“ 5, до петък '
    const marked = findMarked(text)
    expect(removeFindings(text, marked)).toBe('Легла  за  трима, до петък ')
    expect(removalRanges(text, marked).map(({ start, end }) => text.slice(start, end))).toEqual([
      ' (тел. 0888 123 456), ул. „Розова“ 5',
    ])
    expect(
      removeFindings(
        'в (ул. Роза 5, тел. 0888123456)!',
        findMarked('в (ул. Роза 5, тел. 0888123456)!'),
      ),
    ).toBe('в!')
    expect(removeFindings('без нищо  лично ', [])).toBe('без нищо  лично ')
  })

  test('PD3: advice is no mark: words on health belong to the notes of such meetings', () => {
    expect(findMarked('Кабинет за психиатър, случаи на насилие')).toEqual([])
  })

  test('PD3: organisations, and people who sit at the table in their office, are not marked', () => {
    const allowed = allowedNames(
      [{ shortName: 'РЗИ', name: { bg: 'Регионална здравна инспекция', en: 'RHI', uk: 'РЗІ' } }],
      ['Мария Петрова – директор; Иван Колев, гл. инспектор'],
    )
    expect(findMarked('Г-жа Петрова и Иван Колев докладваха', allowed)).toEqual([])
    expect(findMarked('Олена Шевченко търси легло', allowed)).toHaveLength(1)
    expect(findMarked('Мария Петрова, тел. 0888 123 456', allowed).map(({ kind }) => kind)).toEqual(
      ['phone'],
    )
  })

  test('PD5: every place of a meeting is looked at, whatever wrote it, and those of other meetings are not', () => {
    const documents = makeDocuments()
    const { board, meeting: doc } = documents
    expect(findMarkedPlaces(documents)).toEqual([])
    meeting.set(doc, 'meeting', {
      place: 'бул. „Цар Симеон Велики“ 108',
      closingNote: 'тел. 0888 111 222',
      nextMeeting: { date: '2025-12-08', startTime: '10:00', place: 'при Олена Шевченко' },
    })
    const note = agenda.note(doc, asId('a'), 'noteText')
    note?.insert(0, 'Фондация Мария Петрова: 12 легла')
    note?.insertEmbed(note.length, new Y.Map())
    note?.insert(note.length, 'ЕГН 7501020018')
    agenda.sharedText(doc, asId('b'), 'title')?.insert(0, 'Настаняване на ул. Роза 5: ')
    done(
      draftDecision(
        doc,
        { id: asId('d1'), agendaItemId: asId('b'), text: 'За семейство Ковальчук' },
        at,
      ),
    )
    done(draftDecision(doc, { id: asId('d2'), agendaItemId: null, text: 'паспорт FE 123456' }, at))
    done(castVote(doc, { decisionId: asId('d1'), dissent: 'Пишете на ivan@abv.bg' }, at))
    done(recordAttendance(doc, { orgId: asId('rzi'), mode: 'online', confirms: true }, by(1)))
    actions.create(board, {
      ...plainAction('t1', {
        meetingId: asId('m1'),
        agendaItemId: asId('b'),
        title: 'Да се обади на 0898 123 456',
      }),
      declineReason: 'детето е на 7 години, момиче на 7 години',
    })
    actions.create(board, plainAction('t2', { meetingId: asId('m0'), title: 'Виж 0898 123 457' }))
    for (const actionId of ['t1', 't2'])
      reports.create(board, {
        id: asId(`r-${actionId}`),
        actionId: asId(actionId),
        orgId: asId('rzi'),
        createdBy: asId('p1'),
        createdAt: 1,
        status: 'done',
        text: 'Настанени в хотел „Зора“',
        deletedAt: null,
      })
    const found = findMarkedPlaces(documents).map(
      (place) =>
        `${place.in} ${place.rowId} ${place.itemId}: ${place.found.map(({ kind, words }) => `${kind} ${words}`).join(' | ')}`,
    )
    expect(found).toEqual([
      'details meeting null: phone 0888 111 222 | name Олена Шевченко',
      'notes a a: egn 7501020018',
      'item b b: address ул. Роза 5',
      'decision d1 b: name семейство Ковальчук',
      'dissent d1:rzi b: email ivan@abv.bg',
      'decision d2 null: document паспорт FE 123456',
      'action t1 b: phone 0898 123 456 | age момиче на 7 години',
      'report t1 b: address хотел „Зора“',
    ])
  })
})
