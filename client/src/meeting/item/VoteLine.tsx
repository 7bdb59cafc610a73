import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { tally } from '@sedyanka/shared/meeting/votes.ts'
import { createMemo } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './DecisionCard.module.css'

/** The tally in one line: the count of the hall when there was one, else the votes on the board. */
export const VoteLine = (props: { decision: Decision }) => {
  const { t } = useI18n()
  const { votes } = useMeeting()
  const sum = createMemo(
    () =>
      props.decision.counted ??
      tally(votes().filter((vote) => vote.decisionId === props.decision.id)),
  )
  return (
    <span class={styles['tally']}>
      <span>{t('decisions.inFavour', { count: sum().for })}</span>
      <i aria-hidden="true">·</i>
      <span>{t('decisions.abstained', { count: sum().abstained })}</span>
      <i aria-hidden="true">·</i>
      <span>{t('decisions.against', { count: sum().against })}</span>
    </span>
  )
}
