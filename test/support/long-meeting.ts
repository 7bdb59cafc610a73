import { actions } from '@sedyanka/shared/actions/actions.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { AgendaItemId, MeetingId } from '@sedyanka/shared/ids.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'
import { addLines, noteOf } from './notes.ts'
import { plainAction } from './plain-action.ts'
import { addSampleItem, sampleDay } from './sample-documents.ts'

/** With the seven of the sample forty. */
const more = Array.from({ length: 33 }, (_, index) => index + 1)

const author = authoredBy(
  { personId: asId('p1'), organisationId: asId('ngo-21') },
  momentOf(sampleDay, '10:00'),
)

/** What is said about one item in four or five minutes. */
const said = (item: number): string =>
  [
    `Общината докладва, че по точката са обработени ${item * 7} заявления; останалите чакат становище на РЗИ и на областната администрация.`,
    'Неправителствените организации предлагат общ график за доставките, за да не пристигат два камиона в един ден при едно и също училище.',
    'Обсъди се кой приема ключовете от складовете и до кога се подава обобщената справка по общини.',
    'Представителят на Мрежата за устен превод обърна внимание, че обявите трябва да се четат и на украински: їжа, ґанок, є.',
    'Председателят напомни, че срокът е общ и че всяка организация отчита своята част в таблото.',
  ].join('\n')

/** Makes the sample meeting one of three hours: 40 items with notes, 38 decisions. */
export const lengthenMeeting = (meeting: Y.Doc): void =>
  meeting.transact(() => {
    for (const item of more) {
      const id: AgendaItemId = asId(`long-${item}`)
      addSampleItem({ meeting }, id, {
        title: `Точка ${item} от дългата среща: транспорт, складове и обобщени данни по общини`,
        presenterOrgId: asId('inst-rzi'),
        usedSeconds: 270,
      })
      addLines(noteOf(meeting, id), said(item))
      decisions.create(meeting, {
        id: asId(`long-decision-${item}`),
        agendaItemId: id,
        title: '',
        text: `Приема графика по точка ${item} и възлага на общините да подадат обобщени данни до края на седмицата.`,
        status: 'adopted',
        method: 'consensus',
        number: 5 + item,
        decidedAt: momentOf(sampleDay, '11:00'),
        counted: null,
        ...author,
      })
    }
  })

/** The two action items that follow from each of its further items, of one organisation after the other. */
export const addLongActions = (board: Y.Doc, meetingId: MeetingId): void =>
  board.transact(() => {
    const all = organisations.all(board)
    for (const item of more)
      for (const part of [0, 1]) {
        actions.create(board, {
          ...plainAction(`long-action-${item}-${part}`),
          ...author,
          title: `Подаване на обобщена справка ${item}.${part + 1} за складовете и транспорта`,
          responsibleOrgId: all[(item * 2 + part) % all.length]?.id ?? null,
          coOrgIds: all.slice(item, item + 2).map(({ id }) => id),
          dueDate: '2025-12-05',
          status: 'accepted',
          meetingId,
          agendaItemId: asId(`long-${item}`),
          decisionId: asId(`long-decision-${item}`),
          number: 100 + item * 2 + part,
        })
      }
  })
