import { cancelVote, castVote, outcomeOf } from '@sedyanka/shared/meeting/deciding.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import type { VoteChoice } from '@sedyanka/shared/meeting/votes.ts'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { CountedVotes } from './CountedVotes.tsx'
import type { Pronounce } from './create-pronounce.ts'
import { createHereIds } from '../attendance/here-ids.ts'
import styles from './DecisionCard.module.css'
import { VoteLine } from './VoteLine.tsx'

const choices = ['for', 'abstained', 'against'] as const
const words = {
  for: 'decisions.voteFor',
  abstained: 'decisions.voteAbstainedOwn',
  against: 'decisions.voteAgainst',
} as const

/** A decision that is being voted on: one's own organisation's vote, the live tally, and the end of it. */
export const Voting = (props: { decision: Decision; pronounce: Pronounce; menu: JSX.Element }) => {
  const { t } = useI18n()
  const { act, seat, votes, organisations, isFacilitator, isOpen } = useMeeting()
  const [isCounting, setCounting] = createSignal(false)
  const cast = createMemo(() =>
    votes().filter((vote) => vote.decisionId === props.decision.id && vote.choice !== null),
  )
  const own = () => cast().find((vote) => vote.orgId === seat.organisationId)?.choice ?? null
  const mayVote = () =>
    isOpen() &&
    seat.organisationId !== null &&
    (seat.role === 'member' || seat.role === 'facilitator')
  const here = createHereIds()
  const outcome = createMemo(() => outcomeOf(cast()))
  // Pressing one's own vote again takes it back.
  const vote = (choice: VoteChoice) =>
    act(castVote, {
      decisionId: props.decision.id,
      choice: own() === choice ? null : choice,
    })
  return (
    <div class={styles['voting']}>
      <div class={styles['outcome']}>
        <Pill tone="live">{t('decisions.voteOpen')}</Pill>
        <VoteLine decision={props.decision} />
        <span class={styles['rule']}>
          <Show when={props.decision.counted === null} fallback={t('decisions.handCount')}>
            {t('decisions.voted', {
              voted: cast().length,
              total: Math.max(here().size, cast().length),
            })}{' '}
            · {t('decisions.oneVote')}
          </Show>
        </span>
        {props.menu}
      </div>
      <Show when={mayVote()}>
        <div
          role="group"
          id={`vote-${props.decision.id}`}
          aria-label={`${t('decisions.yourVote')}: ${organisations.nameOf(seat.organisationId)}`}
          class={styles['own']}
        >
          <span class={styles['ownLabel']}>{organisations.nameOf(seat.organisationId)}</span>
          <For each={choices}>
            {(choice) => (
              <button
                type="button"
                class={styles['choice']}
                data-choice={choice}
                data-print={own() === choice ? undefined : 'hide'}
                aria-pressed={own() === choice}
                onClick={() => vote(choice)}
              >
                {t(words[choice])}
              </button>
            )}
          </For>
        </div>
      </Show>
      <Show when={isFacilitator() && isOpen()}>
        <div class={styles['buttons']}>
          <Button
            size="small"
            title={t('decisions.adopt')}
            tone={outcome() === 'carried' ? 'primary' : 'plain'}
            onClick={() => props.pronounce.adopt()}
          >
            {t('status.decision.adopted')}
          </Button>
          <Button
            size="small"
            title={t('decisions.reject')}
            tone={outcome() === 'notCarried' ? 'primary' : 'plain'}
            onClick={() => props.pronounce.reject()}
          >
            {t('status.decision.rejected')}
          </Button>
          <Button
            size="small"
            tone="ghost"
            aria-expanded={isCounting()}
            onClick={() => setCounting((now) => !now)}
          >
            {t('decisions.countHands')}
          </Button>
          <Button
            size="small"
            tone="ghost"
            onClick={() => act(cancelVote, { id: props.decision.id })}
          >
            {t('decisions.cancelVote')}
          </Button>
        </div>
        <Show when={isCounting()}>
          <CountedVotes decision={props.decision} />
        </Show>
      </Show>
    </div>
  )
}
