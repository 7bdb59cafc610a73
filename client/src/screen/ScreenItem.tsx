import type { Action } from '@sedyanka/shared/actions/actions.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import { FitList } from './FitList.tsx'
import styles from './Screen.module.css'
import { AdoptedDecision, VotedDecision } from './ScreenDecision.tsx'
import { ScreenNeeds } from './ScreenNeeds.tsx'
import { ScreenReview } from './ScreenReview.tsx'
import { ScreenTask } from './ScreenTask.tsx'
import { ScreenTitle } from './ScreenTitle.tsx'

type Outcome = Decision | Action

/** A decision counts from when it was adopted. */
const since = (outcome: Outcome): number =>
  ('decidedAt' in outcome ? outcome.decidedAt : null) ?? outcome.createdAt

/**
 * The current item: its title, what is being voted on, then what was decided and who took what on, the newest first. In a
 * review and in a round on needs, what they are about stands below.
 */
export const ScreenItem = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { items, numberOf, organisations, decisions, actions, people, meetingId } = useMeeting()
  const presenters = () =>
    [props.item.presenterOrgId, ...props.item.coOrgIds]
      .map(organisations.nameOf)
      .filter(Boolean)
      .join(', ')
  const own = createMemo(() =>
    decisions().filter((decision) => decision.agendaItemId === props.item.id),
  )
  const voted = createMemo(() =>
    own().filter((decision) => decision.status === 'draft' && decision.method === 'vote'),
  )
  /** Somebody is still writing it: it waits until they have finished. */
  const beingWritten = createMemo(() => new Set(people().map((person) => person.at)))
  const tasks = createMemo(() =>
    actions().filter(
      (action) =>
        action.meetingId === meetingId &&
        action.agendaItemId === props.item.id &&
        action.status !== 'cancelled' &&
        !beingWritten().has(`actions/${action.id}/title`),
    ),
  )
  const outcomes = createMemo<Outcome[]>(() =>
    // Of two that came at the same moment the later number is the newer one.
    [...own().filter(({ status }) => status === 'adopted'), ...tasks()]
      .reverse()
      .sort((a, b) => since(b) - since(a)),
  )
  const rows = () => (
    <>
      <For each={voted()}>{(decision) => <VotedDecision decision={decision} />}</For>
      <For each={outcomes()}>
        {(outcome) =>
          'decidedAt' in outcome ? (
            <AdoptedDecision decision={outcome} />
          ) : (
            <ScreenTask action={outcome} />
          )
        }
      </For>
    </>
  )
  return (
    <>
      <p class={styles['over']}>
        {t('screen.itemOf', { number: numberOf(props.item.id), total: items().length })}
        <Show when={presenters()}> · {presenters()}</Show>
      </p>
      <ScreenTitle
        words={props.item.title}
        small={props.item.kind === 'review' || props.item.kind === 'matching'}
      />
      <Switch fallback={<FitList>{rows()}</FitList>}>
        <Match when={props.item.kind === 'review'}>
          <ScreenReview>{rows()}</ScreenReview>
        </Match>
        <Match when={props.item.kind === 'matching'}>
          <ScreenNeeds>{rows()}</ScreenNeeds>
        </Match>
      </Switch>
    </>
  )
}
