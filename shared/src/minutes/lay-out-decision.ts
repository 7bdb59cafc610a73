import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes, MinutesDecision } from './minutes.ts'
import type { PaperBlock } from './paper.ts'
import { line, run } from './paper-parts.ts'

/** How it was decided, in one sentence each: the count, then what came of it. */
const result = (
  decision: MinutesDecision,
  form: Minutes['form'],
  t: MinutesTranslate,
): string[] => {
  const { method, status, counted, cast } = decision
  const sentences: string[] = []
  if (counted && cast) {
    // Two counts are never added up: an organisation may have raised a hand and voted on the board.
    sentences.push(t('protocol.votedInHall', { ...counted }))
    sentences.push(t('protocol.votedOnBoard', { ...cast }))
    if (form) sentences.push(t('protocol.hallDecides'))
  } else if (method === 'vote' || (cast?.against ?? 0) > 0) {
    const tally = counted ?? cast
    if (tally) sentences.push(t('protocol.voted', { ...tally }))
  }
  if (status === 'rejected') sentences.push(t('protocol.rejected'))
  else if (method === 'consensus') sentences.push(t('protocol.byConsensus'))
  else sentences.push(t('protocol.adopted'))
  if (status === 'superseded') sentences.push(t('protocol.superseded'))
  return sentences
}

/** One decision: its number, its words as they were read aloud, and how it was taken. */
const layOutDecision = (
  decision: MinutesDecision,
  form: Minutes['form'],
  t: MinutesTranslate,
): PaperBlock[] => {
  const { number, title, text, status } = decision
  const quoted = t('protocol.quoted', { text: text === '' ? title : text })
  if (status === 'draft')
    return [line('label', t('protocol.decisionDraft')), line('decision', quoted)]
  const name =
    form && status === 'rejected'
      ? t('protocol.rejectedName')
      : number === null
        ? t('protocol.decisionUnnumbered')
        : t('protocol.decision', { number })
  const heading = text === '' || title === '' ? name : `${name} – ${title}`
  return [
    line('decision', run(`${heading}: `, { bold: true }), quoted),
    line('body', result(decision, form, t).join(' ')),
  ]
}

/**
 * Decisions under what they are: what was adopted (with `resolved` above it, where no heading says so), what was rejected,
 * what is a draft.
 */
export const layOutDecisions = (
  decisions: readonly MinutesDecision[],
  { form, resolved }: { form: Minutes['form']; resolved: string | null },
  t: MinutesTranslate,
): PaperBlock[] => {
  const blocks = (list: readonly MinutesDecision[]) =>
    list.flatMap((decision) => layOutDecision(decision, form, t))
  const isDraft = ({ status }: MinutesDecision) => status === 'draft'
  const isRejected = ({ status }: MinutesDecision) => status === 'rejected'
  const label = resolved === null ? [] : [line('label', resolved)]
  if (!form) return [...(decisions.every(isDraft) ? [] : label), ...blocks(decisions)]
  const taken = decisions.filter((each) => !isDraft(each) && !isRejected(each))
  const rejected = decisions.filter(isRejected)
  return [
    ...(taken.length > 0 ? label : []),
    ...blocks(taken),
    ...(rejected.length > 0 ? [line('label', t('protocol.rejectedHeading'))] : []),
    ...blocks(rejected),
    ...blocks(decisions.filter(isDraft)),
  ]
}
