import type { Action, ActionStatus } from '@sedyanka/shared/actions/actions.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Pill, type PillTone } from '../ui/Pill.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './ActionCard.module.css'
import { ReasonForm } from './ReasonForm.tsx'
import { useTasks } from './actions-context.tsx'

const toneOf: Record<ActionStatus, PillTone> = {
  proposed: 'warn',
  accepted: 'neutral',
  inProgress: 'action',
  blocked: 'late',
  done: 'offer',
  cancelled: 'neutral',
}

/** One tap for the status; what is only proposed asks for consent first. Others see the status in words. */
export const StatusControl = (props: { action: Action; maySet: boolean }) => {
  const { t } = useI18n()
  const { commands, isOwn, room } = useTasks()
  const [isDeclining, setDeclining] = createSignal(false)
  const mayAnswer = () =>
    props.action.status === 'proposed' &&
    props.action.responsibleOrgId !== null &&
    (isOwn(props.action.responsibleOrgId) || room.seat.role === 'facilitator')
  const isSettable = () =>
    props.maySet && props.action.status !== 'proposed' && props.action.status !== 'cancelled'
  return (
    <>
      <Show when={mayAnswer() && !isDeclining()}>
        {/* On paper nobody can press: there the state stands in words. */}
        <span data-print="only">
          <Pill tone="warn">{t('status.action.proposed')}</Pill>
        </span>
        <div class={styles['answers']} data-print="hide">
          <Button size="small" tone="primary" onClick={() => commands.accept(props.action)}>
            {t('actions.accept')}
          </Button>
          <Button size="small" tone="ghost" onClick={() => setDeclining(true)}>
            {t('actions.decline')}
          </Button>
        </div>
      </Show>
      <Show when={mayAnswer() && isDeclining()}>
        <ReasonForm
          label={t('actions.declineReason')}
          action={t('actions.decline')}
          onCancel={() => setDeclining(false)}
          onSubmit={(reason) => {
            setDeclining(false)
            commands.decline(props.action, reason)
          }}
        />
      </Show>
      <Show when={isSettable()}>
        <Segmented
          label={t('actions.statusLabel', { title: props.action.title })}
          value={props.action.status}
          options={[
            { value: 'accepted', label: t('status.action.accepted') },
            { value: 'inProgress', label: t('status.action.inProgress') },
            { value: 'done', label: t('status.action.done') },
          ]}
          onChange={(status) => commands.setStatus(props.action, status)}
        />
      </Show>
      <Show when={!mayAnswer() && !isSettable()}>
        <Pill tone={toneOf[props.action.status]}>{t(`status.action.${props.action.status}`)}</Pill>
      </Show>
    </>
  )
}
