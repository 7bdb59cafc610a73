import { type Decision, decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './DecisionCard.module.css'

const wholeNumber = (typed: string): number =>
  Math.max(0, Math.min(999, Math.round(Number(typed) || 0)))

/** A show of hands counted in the hall: then this count is what the record shows. */
export const CountedVotes = (props: { decision: Decision }) => {
  const { t } = useI18n()
  const { room } = useMeeting()
  const start = props.decision.counted
  const [inFavour, setInFavour] = createSignal(String(start?.for ?? ''))
  const [abstained, setAbstained] = createSignal(String(start?.abstained ?? ''))
  const [against, setAgainst] = createSignal(String(start?.against ?? ''))
  const number = { type: 'number', inputmode: 'numeric', min: '0', max: '999' } as const
  const save = () => {
    const counted = {
      for: wholeNumber(inFavour()),
      abstained: wholeNumber(abstained()),
      against: wholeNumber(against()),
    }
    decisions.set(room.doc, props.decision.id, { counted })
  }
  return (
    <form
      class={styles['counted']}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        {...number}
        label={t('decisions.voteFor')}
        value={inFavour()}
        onInput={setInFavour}
      />
      <TextField
        {...number}
        label={t('decisions.voteAbstained')}
        value={abstained()}
        onInput={setAbstained}
      />
      <TextField
        {...number}
        label={t('decisions.voteAgainst')}
        value={against()}
        onInput={setAgainst}
      />
      <Button type="submit">{t('common.save')}</Button>
    </form>
  )
}
