import type { Doubts } from '@sedyanka/shared/meeting/deciding.ts'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Asked before a decision is adopted that the vote does not carry, or without a quorum. The facilitator decides. */
export const DoubtDialog = (props: { doubts: Doubts; onAnswer: (isAdopted: boolean) => void }) => {
  const { t } = useI18n()
  return (
    <Dialog
      open
      onClose={() => props.onAnswer(false)}
      title={t('decisions.adoptQuestion')}
      footer={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t('common.cancel')}</Button>
          <Button tone="primary" onClick={() => props.onAnswer(true)}>
            {t('decisions.adopt')}
          </Button>
        </>
      }
    >
      <Show when={props.doubts.vote}>
        {(sum) => <p>{t('decisions.doubtVote', { for: sum().for, against: sum().against })}</p>}
      </Show>
      <Show when={props.doubts.quorum}>
        {(facts) => <p>{t('decisions.doubtQuorum', facts())}</p>}
      </Show>
    </Dialog>
  )
}
