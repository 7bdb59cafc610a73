import type { AgendaItemId, DecisionId } from '@sedyanka/shared/ids.ts'
import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './VoteNotice.module.css'

/** What covers the page above and below: a row behind it is not in sight. */
const COVERED = '-64px 0px -120px 0px'

/** A vote that one's organisation has not cast, while its buttons are not in sight; with the way there. */
export const VoteNotice = (props: { onGo: () => void }) => {
  const { t } = useI18n()
  const { decisions, votes, items, seat, isOpen, follow } = useMeeting()
  const [isMissed, setMissed] = createSignal(false)
  const hasCast = (decisionId: DecisionId) =>
    votes().some(
      (vote) =>
        vote.decisionId === decisionId &&
        vote.orgId === seat.organisationId &&
        vote.choice !== null,
    )
  const mayVote = () =>
    isOpen() &&
    seat.organisationId !== null &&
    (seat.role === 'member' || seat.role === 'facilitator')
  const waiting = createMemo(() =>
    mayVote()
      ? decisions().find(
          ({ id, status, method, agendaItemId }) =>
            status === 'draft' &&
            method === 'vote' &&
            items().some((item) => item.id === agendaItemId) &&
            !hasCast(id),
        )
      : undefined,
  )
  const rowOf = (id: string) => document.getElementById(`vote-${id}`)
  createEffect(() => {
    const id = waiting()?.id
    follow.shownId()
    if (id === undefined) return
    const observer = new IntersectionObserver(
      ([entry]) => setMissed(entry?.isIntersecting === false),
      { rootMargin: COVERED, threshold: 0.5 },
    )
    // The item that is shown draws its row first.
    const frame = requestAnimationFrame(() => {
      const row = rowOf(id)
      if (row) observer.observe(row)
      else setMissed(true)
    })
    onCleanup(() => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      setMissed(false)
    })
  })
  const go = (decision: { id: string; agendaItemId: AgendaItemId | null }) => {
    props.onGo()
    follow.show(decision.agendaItemId)
    requestAnimationFrame(() => {
      const row = rowOf(decision.id)
      row?.scrollIntoView({ block: 'center' })
      row?.querySelector('button')?.focus({ preventScroll: true })
    })
  }
  return (
    <Show when={isMissed() && waiting()}>
      {(decision) => (
        <div class={styles['notice']} data-vote-notice>
          <span class={styles['text']}>
            {t('decisions.voteWaiting', {
              text: decision().text.trim() || t('decisions.withoutText'),
            })}
          </span>
          <Button size="small" tone="primary" onClick={() => go(decision())}>
            {t('decisions.voteGo')}
          </Button>
        </div>
      )}
    </Show>
  )
}
