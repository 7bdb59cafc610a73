import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes, MinutesItem } from './minutes.ts'
import { isFrozen } from '../meeting/meeting-state.ts'
import { layOutDecisions } from './lay-out-decision.ts'
import { layOutNotes } from './lay-out-notes.ts'
import { layOutReview } from './lay-out-review.ts'
import type { PaperBlock } from './paper.ts'
import { line, run } from './paper-parts.ts'

const titleOf = (item: MinutesItem, t: MinutesTranslate): string =>
  item.title === '' ? t('protocol.untitledItem') : item.title

const agendaOf = ({ items }: Minutes, t: MinutesTranslate): PaperBlock[] => [
  line('section', t('protocol.agendaHeading')),
  ...(items.length === 0
    ? []
    : [
        line('label', t('protocol.agendaIntro')),
        {
          kind: 'list' as const,
          ordered: true,
          start: 1,
          items: items.map((item) => [
            line('body', titleOf(item, t)),
            // Those who present with it stand under the item itself.
            ...item.presenters
              .slice(0, 1)
              .map((name) => line('body', t('protocol.presenter', { name }))),
          ]),
        },
      ]),
]

/** What became of an item that has no notes to tell it. */
const outcome = (item: MinutesItem, minutes: Minutes, t: MinutesTranslate): string | null => {
  if (item.state === 'postponed') return t('protocol.itemPostponed')
  if (item.state === 'scheduled' && isFrozen(minutes.status)) return t('protocol.itemNotReached')
  const isSilent =
    item.notes.length === 0 && item.decisions.length === 0 && minutes.review?.item !== item.number
  return item.state === 'closed' && isSilent ? t('protocol.noNotes') : null
}

const layOutItem = (item: MinutesItem, minutes: Minutes, t: MinutesTranslate): PaperBlock[] => {
  const heading = t('protocol.onItem', { number: item.number })
  const blocks = [line('item', `${heading}: ${titleOf(item, t)}`)]
  if (item.presenters.length > 0)
    blocks.push(
      line('kept', run(`${t('protocol.heard')} `, { bold: true }), item.presenters.join(', ')),
    )
  if (item.notes.length > 0 || item.speakers.length > 0)
    blocks.push(line('label', t('protocol.spoke')))
  blocks.push(...layOutNotes(item.notes))
  if (item.speakers.length > 0)
    blocks.push(line('body', t('protocol.tookFloor', { names: item.speakers.join(', ') })))
  if (minutes.review?.item === item.number) blocks.push(...layOutReview(minutes, t))
  blocks.push(
    ...layOutDecisions(item.decisions, { form: minutes.form, resolved: t('protocol.resolved') }, t),
  )
  const sentence = outcome(item, minutes, t)
  if (sentence !== null) blocks.push(line('body', sentence))
  return blocks
}

/** Proposals that nobody decided on: no part of the agenda, and not lost. */
const undecided = ({ undecided: list = [] }: Minutes, t: MinutesTranslate): PaperBlock[] =>
  list.length === 0
    ? []
    : [
        line('section', t('protocol.undecidedHeading')),
        line('label', t('protocol.undecidedIntro')),
        {
          kind: 'list',
          ordered: true,
          start: 1,
          items: list.map(({ title, organisation }) => [
            line('body', organisation === '' ? title : `${title} (${organisation})`),
          ]),
        },
      ]

/** The agenda, then item by item what was reported, said and decided: parts 7 and 8 of the протокол. */
export const layOutItems = (minutes: Minutes, t: MinutesTranslate): PaperBlock[] => [
  ...agendaOf(minutes, t),
  ...minutes.items.flatMap((item) => layOutItem(item, minutes, t)),
  ...(minutes.otherDecisions.length === 0
    ? []
    : [
        line('section', t('protocol.otherDecisions')),
        ...layOutDecisions(minutes.otherDecisions, { form: minutes.form, resolved: null }, t),
      ]),
  ...undecided(minutes, t),
]
