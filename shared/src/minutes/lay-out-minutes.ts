import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes } from './minutes.ts'
import { cleanText } from './clean-text.ts'
import { layOutAnnexes, listAnnexes } from './lay-out-annexes.ts'
import { layOutAttendance } from './lay-out-attendance.ts'
import { layOutItems } from './lay-out-items.ts'
import { layOutOpening } from './lay-out-opening.ts'
import { layOutOutcome } from './lay-out-outcome.ts'
import type { Paper, PaperBlock } from './paper.ts'
import { line } from './paper-parts.ts'
import { setBlocks } from './set-blocks.ts'

const marks = ({ isDraft, isDemo, language }: Minutes, t: MinutesTranslate): string[] => [
  ...(isDraft ? [t('protocol.draftMark')] : []),
  ...(language === 'bg' ? [] : [t('protocol.unofficialTranslation')]),
  ...(isDemo ? [t('app.demoNotice')] : []),
]

const signatures = (minutes: Minutes, t: MinutesTranslate): PaperBlock => {
  const { language, chair, minuteTaker, chairPerson, minuteTakerPerson } = minutes
  // Only the Bulgarian text is signed: a translation has no place to sign at.
  if (language !== 'bg') return line('body', t('protocol.unofficialTranslation'))
  const hint = t('protocol.signatureHint')
  return {
    kind: 'signatures',
    places: [
      {
        role: t('protocol.signatureChair'),
        hint: cleanText(chairPerson || hint),
        organisation: cleanText(chair ?? ''),
      },
      {
        role: t('protocol.signatureMinuteTaker'),
        hint: cleanText(minuteTakerPerson || hint),
        organisation: cleanText(minuteTaker ?? ''),
      },
    ],
  }
}

const footer = (t: MinutesTranslate): Paper['footer'] => {
  const [before = '', between = '', after = ''] = t('minutes.pageOf', {
    page: '\u0000',
    total: '\u0000',
  }).split('\u0000')
  return [before, between, after]
}

/** What a file of these minutes is called, without extension: `Протокол № 11 – 24.11.2025`. */
export const fileNameOf = ({ isDraft, number, date }: Minutes, t: MinutesTranslate): string =>
  t(isDraft ? 'protocol.fileNameDraft' : 'protocol.fileName', {
    number: String(number),
    date: date.split('-').reverse().join('.'),
  }).replace(/\s/g, ' ')

/**
 * Sets minutes in words, in the order of a Bulgarian протокол: heading, number and date, which meeting, opening,
 * attendance, quorum, agenda, item by item, action items, dissenting opinions, next meeting, closing, annexes,
 * signatures; the annexes follow on pages of their own. `t` must speak the language of the minutes.
 */
export const layOutMinutes = (minutes: Minutes, t: MinutesTranslate): Paper => ({
  language: minutes.language,
  title: cleanText(t('minutes.title', { number: minutes.number })),
  subject: cleanText(minutes.title),
  creator: t('app.brand'),
  date: minutes.date,
  marks: marks(minutes, t),
  footer: footer(t),
  blocks: setBlocks(
    [
      ...layOutOpening(minutes, t),
      ...layOutAttendance(minutes, t),
      ...layOutItems(minutes, t),
      ...layOutOutcome(minutes, t),
      ...listAnnexes(minutes, t),
      signatures(minutes, t),
      ...layOutAnnexes(minutes, t),
    ],
    minutes.language,
  ),
})
