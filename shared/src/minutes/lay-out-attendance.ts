import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Attendee, Minutes, Visitors } from './minutes.ts'
import type { PaperBlock } from './paper.ts'
import { line, run } from './paper-parts.ts'
import { signerOf } from './signer-of.ts'

/** The number that the attendance list takes among the annexes. */
export const attendanceAnnex = 1

/** People stand in brackets behind their organisation: with the same mark between both, a person would read as one. */
const describe = (
  { name, names, isConfirmed }: Attendee,
  form: Minutes['form'],
  t: MinutesTranslate,
): string => {
  const unconfirmed = isConfirmed ? [] : [t('protocol.unconfirmed')]
  if (!form)
    return [name, names && ` – ${names}`, ...unconfirmed.map((word) => ` (${word})`)].join('')
  const within = [...(names === '' ? [] : [names]), ...unconfirmed]
  return within.length === 0 ? name : `${name} (${within.join('; ')})`
}

const listed = (
  label: string,
  { group, form }: { group: readonly Attendee[]; form: Minutes['form'] },
  t: MinutesTranslate,
): PaperBlock[] =>
  group.length === 0
    ? []
    : [
        line(
          'body',
          run(`${label} (${group.length}): `, { bold: true }),
          `${group.map((attendee) => describe(attendee, form, t)).join('; ')}.`,
        ),
      ]

/** Guests or observers: by name, or how many when nobody is to be named. */
const visitors = (label: string, group: Visitors | undefined): PaperBlock[] => {
  if (!group || group.count === 0) return []
  const heading = `${label} (${group.count})`
  return group.names.length === 0
    ? [line('body', run(`${heading}.`, { bold: true }))]
    : [line('body', run(`${heading}: `, { bold: true }), `${group.names.join('; ')}.`)]
}

const present = ({ attendance, form }: Minutes, t: MinutesTranslate): PaperBlock[] => {
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
        {
          group: attendance.present.filter(
            (attendee) => attendee.kind === kind && attendee.mode === mode,
          ),
          form,
        },
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
  const { attendance, form } = minutes
  const minuteTaker = signerOf(minutes.minuteTakerPerson, minutes.minuteTaker, t)
  const blocks = [
    line(
      'label',
      `${t('protocol.presentHeading')} (${t('protocol.byList', { number: attendanceAnnex })}):`,
    ),
    ...present(minutes, t),
    ...listed(t('protocol.excusedHeading'), { group: attendance.excused, form }, t),
    ...listed(t('protocol.absentHeading'), { group: attendance.absent, form }, t),
    ...visitors(t('protocol.guestsHeading'), attendance.guests),
    ...visitors(t('protocol.observersHeading'), attendance.observers),
    line('body', quorum(minutes, t)),
  ]
  if (minuteTaker !== null)
    blocks.push(line('body', t('protocol.minuteTaker', { name: minuteTaker })))
  else if (form) blocks.push(line('body', t('protocol.noMinuteTaker')))
  return blocks
}
