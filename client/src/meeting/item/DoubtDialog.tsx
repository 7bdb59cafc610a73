import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { AskedDoubts } from './create-pronounce.ts'

/** Asked before a decision is pronounced against its vote, or adopted without a quorum. The facilitator decides. */
export const DoubtDialog = (props: {
  doubts: AskedDoubts
  onAnswer: (goesOn: boolean) => void
}) => {
  const { t } = useI18n()
  const isAdopting = () => props.doubts.wants === 'adopt'
  return (
    <Dialog
      open
      onClose={() => props.onAnswer(false)}
      title={t(isAdopting() ? 'decisions.adoptQuestion' : 'decisions.rejectQuestion')}
      footer={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t('common.cancel')}</Button>
          <Button tone="primary" onClick={() => props.onAnswer(true)}>
            {t(isAdopting() ? 'decisions.adopt' : 'decisions.reject')}
          </Button>
        </>
      }
    >
      <Show when={props.doubts.vote}>
        {(sum) => (
          <p>
            {t(isAdopting() ? 'decisions.doubtVote' : 'decisions.doubtCarried', {
              for: sum().for,
              against: sum().against,
            })}
          </p>
        )}
      </Show>
      <Show when={props.doubts.quorum}>
        {(facts) => <p>{t('decisions.doubtQuorum', facts())}</p>}
      </Show>
    </Dialog>
  )
}
