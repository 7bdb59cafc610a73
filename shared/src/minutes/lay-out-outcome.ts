import { formatDate, formatTime } from '../i18n/format.ts'
import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes, MinutesAction } from './minutes.ts'
import { codeOf } from './code-of.ts'
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

/** `11-04`, and in newer minutes as on the board, with the item that it was taken on at. */
const numberOf = (action: MinutesAction, { form }: Minutes, t: MinutesTranslate): string => {
  if (!form) return action.number
  const [meeting = 0, item = 0] = action.number.split('-').map(Number)
  const code = codeOf(meeting, item, t)
  return action.item ? `${code}\n(${t('protocol.taskItem', { number: action.item })})` : code
}

/** The columns of the task table; that of supporting organisations only where there are any. */
const taskColumns = (
  { actions, form }: Minutes,
  t: MinutesTranslate,
): { titles: (readonly [string, number])[]; isJoint: boolean } => {
  const isJoint = !form || actions.some(({ supporting }) => supporting.length > 0)
  const widths = !form
    ? [7, 22, 18, 22, 15, 16]
    : isJoint
      ? [12, 24, 17, 18, 14, 15]
      : [12, 35, 22, 0, 15, 16]
  const titles = [
    t('protocol.columnNumber'),
    t('protocol.columnTask'),
    t('protocol.columnResponsible'),
    t('protocol.columnSupporting'),
    t('protocol.columnDue'),
    t('protocol.columnReporting'),
  ].map((title, index) => [title, widths[index] ?? 0] as const)
  return { titles: titles.filter(([, width]) => width > 0), isJoint }
}

const tasks = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const heading = line('section', t('protocol.tasksHeading'))
  if (minutes.actions.length === 0) return [heading, line('body', t('protocol.noTasks'))]
  const { titles, isJoint } = taskColumns(minutes, t)
  const rows = minutes.actions.map((action) => [
    numberOf(action, minutes, t),
    action.title,
    action.responsible ?? t('actions.responsibleNone'),
    ...(isJoint ? [action.supporting.length === 0 ? '–' : action.supporting.join(';\n')] : []),
    action.dueDate === null ? t('actions.dueNone') : formatDate(action.dueDate, minutes.language),
    reporting(action, minutes, t),
  ])
  return [heading, table(titles, rows)]
}

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
