import type { Translate } from '@sedyanka/shared/i18n/translate.ts'
import { isOverLimit } from '@sedyanka/shared/meeting/speaking.ts'
import { remainingSeconds } from '@sedyanka/shared/meeting/timing.ts'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { type MeetingState, useMeeting } from '../meeting-context.tsx'
import { collectNews, type News, NewsDesk, type Scene } from './news.ts'

/** Seconds before the end of a time-box at which it is said that it nears. */
const SOON = 60

/** Whether the edit that is being shown was made on this page; one's own edits are no news. */
const createIsOwn = ({ board, room }: MeetingState): (() => boolean) => {
  let isOwn = false
  const note = (transaction: { local: boolean }) => {
    isOwn = transaction.local
  }
  createEffect(() => {
    for (const { doc } of [board, room]) {
      doc.on('beforeObserverCalls', note)
      onCleanup(() => doc.off('beforeObserverCalls', note))
    }
  })
  return () => isOwn
}

/** The summary in words, in the order of weight. */
const phrase = (news: News, state: MeetingState, t: Translate): string => {
  const item = state.items().find(({ id }) => id === news.get('item')?.at(-1))
  const count = (kind: 'adopted' | 'decision' | 'action' | 'proposal') =>
    news.get(kind)?.length ?? 0
  const names = state
    .queue()
    .filter(({ id }) => news.get('hand')?.includes(id))
    .map(({ orgId }) => state.organisations.nameOf(orgId))
    .join(', ')
  return [
    item && t('a11y.currentItemChanged', { number: state.numberOf(item.id), title: item.title }),
    news.has('over') && t('a11y.timerOver'),
    news.has('soon') && !news.has('over') && t('a11y.timerWarning', { count: 1 }),
    news.has('vote') && t('news.vote'),
    count('adopted') > 0 && t('news.adopted', { count: count('adopted') }),
    count('decision') > 0 && t('news.decisions', { count: count('decision') }),
    count('action') > 0 && t('news.actions', { count: count('action') }),
    count('proposal') > 0 && t('news.proposals', { count: count('proposal') }),
    news.has('speechOver') && t('news.speechOver'),
    names !== '' && t('news.hands', { names }),
  ]
    .filter((words) => typeof words === 'string')
    .map((words) => words.replace(/\.$/, ''))
    .join('. ')
}

/** The one polite voice of the meeting: what others did that matters, in a summary now and then. Nothing of keystrokes. */
export const LiveRegion = () => {
  const { t } = useI18n()
  const state = useMeeting()
  const {
    room,
    meeting,
    meetingId,
    actions,
    decisions,
    queue,
    items,
    proposals,
    now,
    isFacilitator,
  } = state
  const [said, setSaid] = createSignal('')
  const isOwn = createIsOwn(state)
  const desk = new NewsDesk()
  const scene = createMemo<Scene>(() => ({
    currentItemId: meeting().currentItemId,
    decisions: decisions().map(({ id, status, method }) => ({ id, status, method })),
    actions: actions().filter((action) => action.meetingId === meetingId),
    // Who asks for the floor, or for a place on the agenda, concerns who gives it.
    hands: isFacilitator ? queue() : [],
    proposals: isFacilitator ? proposals() : [],
  }))
  createEffect(
    on(scene, (after, before) => {
      // What is still arriving when the page opens is not news either.
      if (before && room.synced() && !isOwn()) desk.add(collectNews(before, after))
    }),
  )
  const moment = createMemo<'plenty' | 'soon' | 'over'>(() => {
    const item = items().find(({ id }) => id === meeting().currentItemId)
    const left = item ? remainingSeconds(item, meeting(), now()) : null
    if (left === null || left > SOON) return 'plenty'
    return left > 0 ? 'soon' : 'over'
  })
  createEffect(
    on(
      moment,
      (value) => {
        if (value !== 'plenty') desk.add(new Map([[value, ['']]]))
      },
      { defer: true },
    ),
  )
  /** Whoever speaks past the limit, once for each. */
  const overdue = createMemo(
    () =>
      queue().find((speaker) => isOverLimit(speaker, meeting().speakingMinutes, now()))?.id ?? null,
  )
  createEffect(
    on(overdue, (id) => id !== null && desk.add(new Map([['speechOver', [id]]])), { defer: true }),
  )
  // The clock beats once a second: news of one second is one summary.
  createEffect(() => {
    const news = desk.take(now())
    if (news) setSaid(phrase(news, state, t))
  })
  return (
    <VisuallyHidden>
      <span role="status" id="meeting-news">
        {said()}
      </span>
    </VisuallyHidden>
  )
}
