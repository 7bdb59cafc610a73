import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { tally } from '@sedyanka/shared/meeting/votes.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import styles from './Screen.module.css'
import { ScreenTally } from './ScreenTally.tsx'

/** The current item: its title, what is being voted on, what was decided, and who took what on. */
export const ScreenItem = (props: { item: AgendaItem }) => {
  const { t, langOf, formatShortDate } = useI18n()
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
  const adopted = createMemo(() => own().filter((decision) => decision.status === 'adopted'))
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
  return (
    <>
      <p class={styles['over']}>
        {t('screen.itemOf', { number: numberOf(props.item.id), total: items().length })}
        <Show when={presenters()}> · {presenters()}</Show>
      </p>
      <h1 class={styles['title']} lang={langOf(props.item.title)}>
        {props.item.title}
      </h1>
      <div class={styles['outcomes']}>
        <For each={voted()}>{(decision) => <VotedDecision decision={decision} />}</For>
        <For each={adopted()}>{(decision) => <AdoptedDecision decision={decision} />}</For>
        <Show when={tasks().length > 0}>
          <ul class={styles['tasks']}>
            <For each={tasks()}>
              {(action) => (
                <li>
                  {action.title}
                  <span class={styles['who']}>
                    {[
                      organisations.nameOf(action.responsibleOrgId),
                      action.dueDate &&
                        t('actions.dueBy', { date: formatShortDate(action.dueDate) }),
                    ]
                      .filter(Boolean)
                      .map((words) => ` · ${words}`)
                      .join('')}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </>
  )
}

/** A vote as it comes in. */
const VotedDecision = (props: { decision: Decision }) => {
  const { t, langOf } = useI18n()
  const { votes } = useMeeting()
  const sum = createMemo(
    () =>
      props.decision.counted ??
      tally(votes().filter((vote) => vote.decisionId === props.decision.id)),
  )
  return (
    <section class={styles['vote']}>
      <p class={styles['tag']}>{t('screen.voting')}</p>
      <p class={styles['text']} lang={langOf(props.decision.text)}>
        {props.decision.text}
      </p>
      <ScreenTally sum={sum()} withBar />
    </section>
  )
}

const AdoptedDecision = (props: { decision: Decision }) => {
  const { t, langOf } = useI18n()
  const { meeting, votes } = useMeeting()
  /** The votes of a decision that was voted on; a consensus has none. */
  const sum = createMemo(() => {
    const { counted, id, method } = props.decision
    if (method !== 'vote' && counted === null) return null
    return counted ?? tally(votes().filter((vote) => vote.decisionId === id))
  })
  return (
    <section class={styles['decision']}>
      <p class={styles['tag']}>
        {t('decisions.number', { number: `${meeting().number}.${props.decision.number ?? '…'}` })} ·{' '}
        {t('status.decision.adopted')}
        <Show when={sum() === null}> · {t('decisions.byConsensusShort')}</Show>
      </p>
      <p class={styles['text']} lang={langOf(props.decision.text)}>
        {props.decision.text}
      </p>
      <Show when={sum()}>{(found) => <ScreenTally sum={found()} />}</Show>
    </section>
  )
}
