import { splitProps } from 'solid-js'
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

/** A day (or a time of day) in the device's own picker, which follows the device's habits. */
export const DateField = (props: DateFieldProps) => {
  const [field, own] = splitProps(props, [
    'label',
    'hideLabel',
    'hint',
    'error',
    'optional',
    'class',
  ])
  return (
    <Field {...field}>
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
