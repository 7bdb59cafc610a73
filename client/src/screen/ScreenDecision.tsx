import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { tally } from '@sedyanka/shared/meeting/votes.ts'
import { createMemo, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import styles from './Screen.module.css'
import { ScreenTally } from './ScreenTally.tsx'

/** A vote as it comes in. */
export const VotedDecision = (props: { decision: Decision }) => {
  const { t, langOf } = useI18n()
  const { votes } = useMeeting()
  const sum = createMemo(
    () =>
      props.decision.counted ??
      tally(votes().filter((vote) => vote.decisionId === props.decision.id)),
  )
  return (
    <li class={styles['vote']} data-fit="first">
      <p class={styles['tag']}>{t('screen.voting')}</p>
      <p class={styles['text']} data-fit-text lang={langOf(props.decision.text)}>
        {props.decision.text}
      </p>
      <p class={styles['cut']} aria-hidden="true">
        …
      </p>
      <ScreenTally sum={sum()} withBar />
    </li>
  )
}

/** A decision that stands, with its votes; a consensus has none. */
export const AdoptedDecision = (props: { decision: Decision }) => {
  const { t, langOf } = useI18n()
  const { meeting, votes } = useMeeting()
  const sum = createMemo(() => {
    const { counted, id, method } = props.decision
    if (method !== 'vote' && counted === null) return null
    return counted ?? tally(votes().filter((vote) => vote.decisionId === id))
  })
  return (
    <li class={styles['decision']} data-fit>
      <p class={styles['tag']}>
        {t('decisions.number', { number: `${meeting().number}.${props.decision.number ?? '…'}` })} ·{' '}
        {t('status.decision.adopted')}
        <Show when={sum() === null}> · {t('decisions.byConsensusShort')}</Show>
      </p>
      <p class={styles['text']} data-fit-text lang={langOf(props.decision.text)}>
        {props.decision.text}
      </p>
      <p class={styles['cut']} aria-hidden="true">
        …
      </p>
      <Show when={sum()}>{(found) => <ScreenTally sum={found()} />}</Show>
    </li>
  )
}
