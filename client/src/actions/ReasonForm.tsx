import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { createSignal } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Marks } from '../privacy/marks.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ActionCard.module.css'
import { useTasks } from './actions-context.tsx'

/** Asks for one sentence before something is refused. */
export const ReasonForm = (props: {
  label: string
  action: string
  onSubmit: (reason: string) => void
  onCancel: () => void
}) => {
  const { t } = useI18n()
  const { names } = useTasks()
  const [reason, setReason] = createSignal('')
  const [error, setError] = createSignal<string | null>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (reason().trim() === '') setError(t('errors.required'))
    else props.onSubmit(reason().trim())
  }
  return (
    <form class={styles['form']} onSubmit={submit} novalidate>
      <TextField
        label={props.label}
        value={reason()}
        error={error()}
        maxlength={1000}
        ref={(element) => queueMicrotask(() => element.focus())}
        onInput={setReason}
      />
      <Marks
        text={reason()}
        allowed={names.organisations().flatMap(everyName)}
        onRemove={(_ranges, rest) => setReason(rest)}
      />
      <div class="row">
        <Button type="submit" tone="danger" size="small">
          {props.action}
        </Button>
        <Button size="small" tone="ghost" onClick={() => props.onCancel()}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
