import type { Translate } from '@sedyanka/shared/i18n/translate.ts'
import { isOverLimit } from '@sedyanka/shared/meeting/speaking.ts'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { type MeetingState, useMeeting } from '../meeting-context.tsx'
import { createIsOwn } from './is-own.ts'
import { type Moment, momentOf, noMoment } from './moment.ts'
import { collectNews, type News, NewsDesk, type Scene } from './news.ts'

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

/** The one polite live region of a meeting: it summarises from time to time what others did. Keystrokes are left out. */
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
    // Requests for the floor, or for a place on the agenda, concern those who grant them.
    hands: isFacilitator() ? queue() : [],
    proposals: isFacilitator() ? proposals() : [],
  }))
  createEffect(
    on([scene, isFacilitator], ([after, leads], before) => {
      // What is still arriving when the page opens is not news either, nor what another role is told of.
      if (before?.[1] === leads && room.synced() && !isOwn())
        desk.add(collectNews(before[0], after))
    }),
  )
  // Asked at each beat only: between two rows of one edit an item's used time and the current item do not fit together.
  const moment = createMemo<Moment>(
    on(now, () => momentOf(items(), meeting(), now())),
    noMoment,
    { equals: (a, b) => a.itemId === b.itemId && a.at === b.at },
  )
  createEffect(
    on(
      moment,
      (after, before) => {
        if (after.itemId === before?.itemId && after.at !== 'plenty')
          desk.add(new Map([[after.at, ['']]]))
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
