import { formatDate } from '../i18n/format.ts'
import type { MinutesTranslate } from '../i18n/protocol-bg.ts'
import type { Minutes, ReviewedAction } from './minutes.ts'
import { codeOf } from './code-of.ts'
import type { PaperBlock } from './paper.ts'
import { line, table } from './paper-parts.ts'

/** How an action item stood on that day: its state in words, and what was reported last. */
const stateOf = (action: ReviewedAction, t: MinutesTranslate, language: Minutes['language']) => {
  const status = t(`status.action.${action.status}`).toLocaleLowerCase(language)
  const late = action.isOverdue ? [t('status.action.overdue').toLocaleLowerCase(language)] : []
  const state = [status, ...late].join(', ')
  return action.report === '' ? state : `${state}: ${action.report}`
}

/** The table of the action items that were reviewed, under the item of the agenda that reviewed them. */
export const layOutReview = ({ review, language }: Minutes, t: MinutesTranslate): PaperBlock[] => {
  if (!review) return []
  if (review.actions.length === 0) return [line('body', t('protocol.reviewNone'))]
  return [
    line('label', t('protocol.reviewIntro')),
    table(
      [
        [t('protocol.columnNumber'), 12],
        [t('protocol.columnTask'), 28],
        [t('protocol.columnResponsible'), 19],
        [t('protocol.columnDue'), 14],
        [t('protocol.columnState'), 27],
      ],
      review.actions.map((action) => [
        action.code ? codeOf(action.code.meeting, action.code.item, t) : '–',
        action.title,
        action.responsible ?? t('actions.responsibleNone'),
        action.dueDate === null ? t('actions.dueNone') : formatDate(action.dueDate, language),
        stateOf(action, t, language),
      ]),
    ),
  ]
}
