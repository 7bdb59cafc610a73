import { createMemo, splitProps } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Field, type FieldProps } from './Field.tsx'

export type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, or `HH:MM` of a time; null when empty. */
  value: string | null
  onChange: (value: string | null) => void
  type?: 'date' | 'time'
  min?: string
  max?: string
  required?: boolean
  readonly?: boolean
}

/**
 * A day (or a time of day) in the device's own picker, which writes it in the device's language. Where the page's is
 * another one, the same day stands below it as the page writes days: 12/10 is not the twelfth of October to everybody.
 */
export const DateField = (props: DateFieldProps) => {
  const [field, own] = splitProps(props, [
    'label',
    'hideLabel',
    'hint',
    'error',
    'optional',
    'class',
  ])
  const { language, formatDate, formatTime } = useI18n()
  const inWords = createMemo(() => {
    const isForeign = !navigator.language.toLowerCase().startsWith(language())
    if (!own.value || !isForeign) return null
    return own.type === 'time' ? formatTime(own.value) : formatDate(own.value)
  })
  const hint = () => [inWords(), field.hint].filter(Boolean).join(' · ')
  return (
    <Field {...field} {...(hint() ? { hint: hint() } : {})}>
      {(control) => (
        <input
          type={own.type ?? 'date'}
          id={control.id}
          class={control.class}
          value={own.value ?? ''}
          min={own.min}
          max={own.max}
          required={own.required}
          readonly={own.readonly}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          onChange={(event) => own.onChange(event.currentTarget.value || null)}
        />
      )}
    </Field>
  )
}
