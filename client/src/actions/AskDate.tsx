import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import type { Action } from '@sedyanka/shared/actions/actions.ts'
import { askForDate } from '@sedyanka/shared/actions/date-request.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createAct } from '../rows/create-act.ts'
import { Marks } from '../privacy/marks.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ActionCard.module.css'
import { useTasks } from './actions-context.tsx'

/** How the responsible organisation asks for another due date: a day, and why if it likes. */
export const AskDate = (props: { action: Action }) => {
  const { t } = useI18n()
  const { room, names } = useTasks()
  const act = createAct(room)
  const [isOpen, setOpen] = createSignal(false)
  const [day, setDay] = createSignal<string | null>(null)
  const [reason, setReason] = createSignal('')
  const [error, setError] = createSignal<string | null>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const asked = day()
    if (asked === null) return setError(t('errors.required'))
    if (asked === props.action.dueDate) return setError(t('actions.askSameDate'))
    const wish = { id: props.action.id, day: asked, reason: reason() }
    if (!act(askForDate, wish).ok) return
    setOpen(false)
    setDay(null)
    setReason('')
  }
  return (
    <Show
      when={isOpen()}
      fallback={
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('actions.askDate')}
          </Button>
        </div>
      }
    >
      <form class={styles['form']} onSubmit={submit} novalidate>
        <div class={styles['fields']}>
          <DateField
            label={t('actions.askedDay')}
            value={day()}
            error={error()}
            onChange={(next) => {
              setDay(next)
              setError(null)
            }}
          />
          <TextField
            label={t('actions.askReason')}
            optional={t('common.optional')}
            value={reason()}
            maxlength={1000}
            onInput={setReason}
          />
        </div>
        <Marks
          text={reason()}
          allowed={names.organisations().flatMap(everyName)}
          onRemove={(_ranges, rest) => setReason(rest)}
        />
        <div class="row">
          <Button type="submit" tone="primary" size="small">
            {t('actions.askDateSend')}
          </Button>
          <Button size="small" tone="ghost" onClick={() => setOpen(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Show>
  )
}
