import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Attendee, Minutes } from '../minutes.ts'
import type { PaperBlock } from './paper.ts'
import { line, run } from './paper-parts.ts'

/** The number that the attendance list takes among the annexes. */
export const attendanceAnnex = 1

const describe = ({ name, names, isConfirmed }: Attendee, t: MinutesTranslate): string =>
  [
    name,
    ...(names === '' ? [] : [` – ${names}`]),
    ...(isConfirmed ? [] : [` (${t('protocol.unconfirmed')})`]),
  ].join('')

const listed = (label: string, group: readonly Attendee[], t: MinutesTranslate): PaperBlock[] =>
  group.length === 0
    ? []
    : [
        line(
          'body',
          run(`${label} (${group.length}): `, { bold: true }),
          `${group.map((attendee) => describe(attendee, t)).join('; ')}.`,
        ),
      ]

const present = ({ attendance }: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const kinds = [
    ['institution', t('protocol.institutions')],
    ['ngo', t('protocol.ngos')],
  ] as const
  const modes = [
    ['inPerson', t('protocol.inPerson')],
    ['online', t('protocol.online')],
  ] as const
  return kinds.flatMap(([kind, kindName]) =>
    modes.flatMap(([mode, modeName]) =>
      listed(
        `${kindName}, ${modeName}`,
        attendance.present.filter((attendee) => attendee.kind === kind && attendee.mode === mode),
        t,
      ),
    ),
  )
}

const quorum = ({ quorum: required, attendance }: Minutes, t: MinutesTranslate): string => {
  const counts = { present: attendance.present.length, total: attendance.total }
  if (required === null) return t('protocol.presentSummary', counts)
  return counts.present >= required
    ? t('protocol.quorumReached', { ...counts, required })
    : t('protocol.quorumMissing', { ...counts, required })
}

/** Who was there, by organisation, the quorum, and who keeps the minutes: parts 5 and 6 of the протокол. */
export const layOutAttendance = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const { attendance, minuteTaker } = minutes
  const blocks = [
    line(
      'label',
      `${t('protocol.presentHeading')} (${t('protocol.byList', { number: attendanceAnnex })}):`,
    ),
    ...present(minutes, t),
    ...listed(t('protocol.excusedHeading'), attendance.excused, t),
    ...listed(t('protocol.absentHeading'), attendance.absent, t),
    line('body', quorum(minutes, t)),
  ]
  if (minuteTaker !== null)
    blocks.push(line('body', t('protocol.minuteTaker', { name: minuteTaker })))
  return blocks
}
