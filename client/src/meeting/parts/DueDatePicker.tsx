import { Popover } from '@kobalte/core/popover'
import { parseDueDate } from '@sedyanka/shared/i18n/due-date.ts'
import { createSignal, type JSX, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './DueDatePicker.module.css'

/** Sets a due date as people say it („до петък“, 25.11), or from the device's calendar. The button shows the date. */
export const DueDatePicker = (props: {
  label: string
  value: string | null
  onChange: (day: string | null) => void
  trigger: JSX.Element
  triggerClass?: string
  whyDisabled?: string | null | undefined
}) => {
  const { t, language, dayOf, formatDate, formatWeekday } = useI18n()
  const { now } = useMeeting()
  const [isOpen, setOpen] = createSignal(false)
  const [words, setWords] = createSignal('')
  const understood = () => parseDueDate(words(), language(), dayOf(now()))
  const set = (day: string | null) => {
    setOpen(false)
    if (day !== props.value) props.onChange(day)
  }
  return (
    <Popover
      open={isOpen()}
      onOpenChange={(open) => {
        if (open && props.whyDisabled) return
        setOpen(open)
        setWords('')
      }}
      gutter={6}
      placement="bottom-end"
    >
      <Popover.Trigger
        class={props.triggerClass}
        aria-label={props.label}
        title={props.whyDisabled ?? props.label}
        aria-disabled={props.whyDisabled ? 'true' : undefined}
        aria-description={props.whyDisabled ?? undefined}
      >
        {props.trigger}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class={styles['panel']} aria-label={props.label}>
          <TextField
            label={t('actions.due')}
            hint={
              understood()
                ? `${formatWeekday(understood() ?? '')}, ${formatDate(understood() ?? '')}`
                : t('actions.dueHint')
            }
            error={
              words().trim().length > 5 && understood() === null
                ? t('actions.dueNotUnderstood')
                : null
            }
            value={words()}
            autocomplete="off"
            enterkeyhint="done"
            onInput={setWords}
            onKeyDown={(event) => {
              const day = understood()
              if (event.key !== 'Enter' || day === null) return
              event.preventDefault()
              set(day)
            }}
          />
          <DateField label={t('actions.due')} hideLabel value={props.value} onChange={set} />
          <Show when={props.value !== null}>
            <Button tone="ghost" size="small" onClick={() => set(null)}>
              {t('actions.dueNone')}
            </Button>
          </Show>
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  )
}
