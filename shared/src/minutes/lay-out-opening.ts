import { formatDate, formatTime } from '../i18n/format.ts'
import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes } from './minutes.ts'
import type { PaperBlock } from './paper.ts'
import { signerOf } from './signer-of.ts'
import { usualLetterhead } from './usual-letterhead.ts'
import { line, paragraphs } from './paper-parts.ts'

/** To be filled in by hand. */
const dots = '…………………'

const letterhead = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  ...(minutes.letterhead ?? usualLetterhead.map((key) => t(key))).map((text) =>
    line('letterhead', text),
  ),
  ...registry(minutes, t),
]

const registry = ({ isDraft, language }: Minutes, t: MinutesTranslate): PaperBlock[] => [
  line('registry', t('protocol.registryIndex')),
  // Like the signatures: only on the text that is signed.
  ...(isDraft || language !== 'bg' ? [] : [line('approval', t('protocol.approvedBy'))]),
]

const heading = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const { language, number, title, place } = minutes
  const date = formatDate(minutes.date, language)
  const start = formatTime(minutes.opened, language)
  const blocks = [
    line('title', t(minutes.isDraft ? 'protocol.titleDraft' : 'protocol.title', { number, date })),
    line(
      'subtitle',
      minutes.closed === null
        ? t('protocol.ofMeeting', { title, date, start })
        : t('protocol.ofMeetingUntil', {
            title,
            date,
            start,
            end: formatTime(minutes.closed, language),
          }),
    ),
  ]
  if (place !== '') blocks.push(line('body', t('protocol.place', { place })))
  blocks.push(line('body', t('protocol.basis', { basis: minutes.basis || dots })))
  return blocks
}

const opening = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const { language, title, place, chair, facilitator } = minutes
  const date = formatDate(minutes.date, language)
  const start = formatTime(minutes.opened, language)
  const sentence =
    place === ''
      ? t('protocol.openingNoPlace', { date, start, title })
      : t('protocol.opening', { date, start, title, place })
  const blocks = [line('body', sentence)]
  const chairedBy = signerOf(minutes.chairPerson, chair, t)
  if (chairedBy !== null) blocks.push(line('body', t('protocol.openedBy', { name: chairedBy })))
  else if (minutes.form) blocks.push(line('body', t('protocol.noChair')))
  if (facilitator !== null)
    blocks.push(line('body', t('protocol.facilitatedBy', { name: facilitator })))
  return [...blocks, ...paragraphs(minutes.openingNote)]
}

/** The heading, which meeting it was, and the opening sentence: parts 1 to 4 of the протокол. */
export const layOutOpening = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  ...letterhead(minutes, t),
  ...heading(minutes, t),
  ...opening(minutes, t),
]
