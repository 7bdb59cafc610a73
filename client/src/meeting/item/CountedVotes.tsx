import { countHands } from '@sedyanka/shared/meeting/deciding.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './DecisionCard.module.css'

/** A show of hands counted in the hall: then this count is what the record shows. */
export const CountedVotes = (props: { decision: Decision }) => {
  const { t } = useI18n()
  const { act } = useMeeting()
  const start = props.decision.counted
  const [inFavour, setInFavour] = createSignal(String(start?.for ?? ''))
  const [abstained, setAbstained] = createSignal(String(start?.abstained ?? ''))
  const [against, setAgainst] = createSignal(String(start?.against ?? ''))
  const save = () => {
    const counted = {
      for: Number(inFavour()),
      abstained: Number(abstained()),
      against: Number(against()),
    }
    act(countHands, { id: props.decision.id, counted })
  }
  return (
    <form
      class={styles['counted']}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <NumberField
        digits={3}
        label={t('decisions.voteFor')}
        value={inFavour()}
        onInput={setInFavour}
      />
      <NumberField
        digits={3}
        label={t('decisions.voteAbstained')}
        value={abstained()}
        onInput={setAbstained}
      />
      <NumberField
        digits={3}
        label={t('decisions.voteAgainst')}
        value={against()}
        onInput={setAgainst}
      />
      <Button type="submit">{t('common.save')}</Button>
    </form>
  )
}
