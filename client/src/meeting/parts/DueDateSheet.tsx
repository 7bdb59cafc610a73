import { parseDueDate } from '@sedyanka/shared/i18n/due-date.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import type { PopoverPlace } from '../../ui/PopoverButton.tsx'
import { PopoverSheet } from '../../ui/PopoverSheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './DueDatePicker.module.css'

interface DueDate {
  value: string | null
  onChange: (day: string | null) => void
}

/** The sheet of `DueDatePicker`. */
export const DueDateSheet = (props: PopoverPlace & DueDate) => (
  <PopoverSheet {...props} class={styles['panel']}>
    <DueDateFields
      value={props.value}
      onChange={(day) => {
        props.setOpen(false)
        if (day !== props.value) props.onChange(day)
      }}
    />
  </PopoverSheet>
)

/** Made anew at each opening: what was typed and not taken is gone. */
const DueDateFields = (props: DueDate) => {
  const { t, language, dayOf, formatDate, formatWeekday } = useI18n()
  const { now } = useMeeting()
  const [words, setWords] = createSignal('')
  const understood = () => parseDueDate(words(), language(), dayOf(now()))
  return (
    <>
      <TextField
        label={t('actions.due')}
        hint={
          understood()
            ? `${formatWeekday(understood() ?? '')}, ${formatDate(understood() ?? '')}`
            : t('actions.dueHint')
        }
        error={
          words().trim().length > 5 && understood() === null ? t('actions.dueNotUnderstood') : null
        }
        value={words()}
        autocomplete="off"
        enterkeyhint="done"
        onInput={setWords}
        onKeyDown={(event) => {
          const day = understood()
          if (event.key !== 'Enter' || day === null) return
          event.preventDefault()
          props.onChange(day)
        }}
      />
      <DateField label={t('actions.due')} hideLabel value={props.value} onChange={props.onChange} />
      <Show when={props.value !== null}>
        <Button tone="ghost" size="small" onClick={() => props.onChange(null)}>
          {t('actions.dueNone')}
        </Button>
      </Show>
    </>
  )
}
