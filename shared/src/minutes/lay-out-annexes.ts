import { isCommonUnit } from '../help/units.ts'
import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import { makeNumberFormat } from '../i18n/translate.ts'
import type { Minutes } from './minutes.ts'
import { attendanceAnnex } from './lay-out-attendance.ts'
import type { PaperBlock } from './paper.ts'
import { line, table } from './paper-parts.ts'

const helpAnnex = 2

/** Guests and observers behind the organisations, with a place to sign. */
const visitorRows = (
  { guests, observers }: Minutes['attendance'],
  before: number,
  t: MinutesTranslate,
): string[][] =>
  [
    ...(guests?.names ?? []).map((name) => [t('protocol.guest'), name]),
    ...(observers?.names ?? []).map((name) => [t('protocol.observer'), name]),
  ].map(([role = '', name = ''], index) => [`${before + index + 1}.`, role, name, '', ''])

const attendanceTable = ({ attendance }: Minutes, t: MinutesTranslate): PaperBlock => {
  const { present } = attendance
  const withNames = present.some(({ names }) => names !== '')
  const number = t('protocol.columnNumber')
  const organisation = t('protocol.columnOrganisation')
  const mode = t('protocol.columnMode')
  const rows = present.map((attendee, index) => ({
    ...attendee,
    place: `${index + 1}.`,
    modeName: t(attendee.mode === 'online' ? 'protocol.online' : 'protocol.inPerson'),
  }))
  if (!withNames)
    return table(
      [
        [number, 7],
        [organisation, 53],
        [mode, 20],
        [t('protocol.columnRepresentatives'), 20, 'right'],
      ],
      rows.map((row) => [row.place, row.name, row.modeName, String(row.representatives)]),
    )
  return table(
    [
      [number, 7],
      [organisation, 32],
      [t('protocol.columnNamePosition'), 29],
      [mode, 16],
      [t('protocol.columnSignature'), 16],
    ],
    [
      ...rows.map((row) => [row.place, row.name, row.names, row.modeName, '']),
      ...visitorRows(attendance, rows.length, t),
    ],
  )
}

const quantityIn =
  ({ language }: Minutes, t: MinutesTranslate) =>
  (count: number, unit: string): string => {
    const number = makeNumberFormat(language).format(count)
    return isCommonUnit(unit) ? t(`unit.${unit}`, { count }) : `${number} ${unit}`
  }

/** More was promised than there is: a sentence that nobody takes the figures for what is there. */
const promisedTwice = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] =>
  minutes.offers
    .filter(({ over }) => over)
    .map((offer) =>
      line(
        'body',
        t('protocol.overPromisedNote', {
          offer: offer.title,
          organisation: offer.organisation,
          offered: quantityIn(minutes, t)(offer.quantity, offer.unit),
          promised: quantityIn(minutes, t)(offer.allocated, offer.unit),
        }),
      ),
    )

/** Who gives what to whom. */
const matchTable = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const { matches = [], language } = minutes
  if (matches.length === 0) return []
  return [
    line('label', t('protocol.matchesHeading')),
    table(
      [
        [t('protocol.columnGives'), 21],
        [t('protocol.columnReceives'), 21],
        [t('protocol.columnWhat'), 28],
        [t('protocol.columnAmount'), 15, 'right'],
        [t('protocol.columnMatchState'), 15],
      ],
      matches.map((match) => [
        match.from,
        match.to,
        t('protocol.matchFor', { offer: match.offer, need: match.need }),
        quantityIn(minutes, t)(match.quantity, match.unit),
        t(`status.match.${match.status}`).toLocaleLowerCase(language),
      ]),
    ),
  ]
}

const helpTables = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const { format } = makeNumberFormat(minutes.language)
  const quantity = quantityIn(minutes, t)
  const organisation = t('protocol.columnOrganisation')
  const needs = table(
    [
      [t('protocol.columnNeed'), 29],
      [organisation, 26],
      [t('protocol.columnQuantity'), 16, 'right'],
      [t('protocol.columnCovered'), 16, 'right'],
      [t('protocol.columnRemaining'), 13, 'right'],
    ],
    minutes.needs.map((need) => [
      need.title,
      need.organisation,
      quantity(need.quantity, need.unit),
      need.doubtful
        ? `${format(need.covered)}\n(${t('protocol.doubtful', { quantity: format(need.doubtful) })})`
        : format(need.covered),
      format(need.remaining),
    ]),
  )
  const offers = table(
    [
      [t('protocol.columnOffer'), 29],
      [organisation, 26],
      [t('protocol.columnOffered'), 16, 'right'],
      [t('protocol.columnAllocated'), 16, 'right'],
      [t('protocol.columnFree'), 13, 'right'],
    ],
    minutes.offers.map((offer) => [
      offer.title,
      offer.organisation,
      quantity(offer.quantity, offer.unit),
      offer.over
        ? `${format(offer.allocated)}\n(${t('protocol.overPromised', { quantity: format(offer.over) })})`
        : format(offer.allocated),
      format(offer.free),
    ]),
  )
  return [
    ...[needs, offers].filter(({ rows }) => rows.length > 0),
    ...promisedTwice(minutes, t),
    ...matchTable(minutes, t),
  ]
}

const annexesOf = ({ needs, offers }: Minutes, t: MinutesTranslate) => {
  const attendance = { number: attendanceAnnex, title: t('protocol.annexAttendance') }
  const help = { number: helpAnnex, title: t('protocol.annexNeeds') }
  return needs.length + offers.length > 0 ? [attendance, help] : [attendance]
}

/** The list of annexes, part 13 of the протокол. */
export const listAnnexes = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  line('section', t('protocol.annexesHeading')),
  ...annexesOf(minutes, t).map((annex, index, { length }) =>
    line(index < length - 1 ? 'kept' : 'body', t('protocol.annex', annex)),
  ),
]

/** The annexes themselves, each on a page of its own behind the signatures. */
export const layOutAnnexes = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] =>
  annexesOf(minutes, t).flatMap((annex) => [
    line('annex', t('protocol.annex', annex)),
    ...(annex.number === attendanceAnnex ? [attendanceTable(minutes, t)] : helpTables(minutes, t)),
  ])
