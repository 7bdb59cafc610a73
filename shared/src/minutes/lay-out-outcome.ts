import { formatDate, formatTime } from '../i18n/format.ts'
import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes, MinutesAction } from '../minutes.ts'
import type { PaperBlock } from './paper.ts'
import { line, paragraphs, table } from './paper-parts.ts'

/** How it is reported, and what must be known of it: that it is older, or that nobody has accepted it yet. */
const reporting = (action: MinutesAction, { language }: Minutes, t: MinutesTranslate): string => {
  const lines = [t('protocol.reportingBoard')]
  const status = t(`status.action.${action.status}`).toLocaleLowerCase(language)
  if (action.isCarriedOver) lines.push(t('protocol.taskCarriedOver', { status }))
  // Nobody can accept what nobody was given.
  else if (action.status === 'proposed' && action.responsible !== null)
    lines.push(t('protocol.taskPending'))
  else if (action.status === 'cancelled') lines.push(status)
  return lines.join(';\n')
}

const tasks = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  line('section', t('protocol.tasksHeading')),
  minutes.actions.length === 0
    ? line('body', t('protocol.noTasks'))
    : table(
        [
          [t('protocol.columnNumber'), 7],
          [t('protocol.columnTask'), 22],
          [t('protocol.columnResponsible'), 18],
          [t('protocol.columnSupporting'), 22],
          [t('protocol.columnDue'), 15],
          [t('protocol.columnReporting'), 16],
        ],
        minutes.actions.map((action) => [
          action.number,
          action.title,
          action.responsible ?? t('actions.responsibleNone'),
          action.supporting.length === 0 ? '–' : action.supporting.join(';\n'),
          action.dueDate === null
            ? t('actions.dueNone')
            : formatDate(action.dueDate, minutes.language),
          reporting(action, minutes, t),
        ]),
      ),
]

const dissents = ({ items, otherDecisions }: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const decisions = [...items.flatMap((item) => item.decisions), ...otherDecisions]
  const stated = decisions.flatMap(({ number, dissents: opinions }) =>
    opinions.map((opinion) =>
      number === null
        ? t('protocol.dissent', opinion)
        : t('protocol.dissentOn', { ...opinion, number }),
    ),
  )
  return [
    line('section', t('protocol.dissentHeading')),
    ...(stated.length === 0 ? [t('protocol.noDissent')] : stated).map((text) => line('body', text)),
  ]
}

const nextMeeting = (
  { nextMeeting: next, language }: Minutes,
  t: MinutesTranslate,
): PaperBlock[] => {
  const heading = line('section', t('protocol.nextMeetingHeading'))
  if (next === null) return [heading, line('body', t('protocol.nextMeetingUnknown'))]
  const when = {
    date: formatDate(next.date, language),
    start: formatTime(next.startTime, language),
  }
  const place = next.place.trim()
  const sentence =
    place === ''
      ? t('protocol.nextMeetingNoPlace', when)
      : t('protocol.nextMeeting', { ...when, place })
  return [heading, line('body', sentence)]
}

/** Only an agenda of which every item was gone through is exhausted. */
const isExhausted = ({ items }: Minutes): boolean =>
  items.length > 0 && items.every(({ state }) => state === 'closed')

const closing = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  ...paragraphs(minutes.closingNote),
  line(
    'body',
    minutes.closed === null
      ? t('protocol.notClosed')
      : t(isExhausted(minutes) ? 'protocol.closing' : 'protocol.closingPlain', {
          end: formatTime(minutes.closed, minutes.language),
        }),
  ),
]

/** Action items, dissenting opinions, the next meeting and the closing sentence: parts 9 to 12 of the протокол. */
export const layOutOutcome = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  ...tasks(minutes, t),
  ...dissents(minutes, t),
  ...nextMeeting(minutes, t),
  ...closing(minutes, t),
]
