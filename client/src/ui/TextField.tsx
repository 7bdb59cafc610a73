import { type JSX, Show, splitProps } from 'solid-js'
import { Field, type FieldProps } from './Field.tsx'
import styles from './Field.module.css'

type Native = Pick<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  | 'type'
  | 'inputmode'
  | 'autocomplete'
  | 'autocapitalize'
  | 'enterkeyhint'
  | 'maxlength'
  | 'minlength'
  | 'min'
  | 'max'
  | 'step'
  | 'placeholder'
  | 'required'
  | 'readonly'
  | 'name'
  | 'autofocus'
  | 'spellcheck'
  | 'lang'
>

export type TextFieldProps = FieldProps &
  Native & {
    /** Leave out when the element is bound otherwise (`bindText` through `ref`). */
    value?: string
    onInput?: (value: string) => void
    /** When the field is left after a change. */
    onChange?: (value: string) => void
    onBlur?: () => void
    onFocus?: () => void
    onKeyDown?: (event: KeyboardEvent) => void
    ref?: (element: HTMLInputElement | HTMLTextAreaElement) => void
    multiline?: boolean
    rows?: number
    size?: 'medium' | 'large'
  }

/** One line of text, or several (`multiline`). */
export const TextField = (props: TextFieldProps) => {
  const [field, own, native] = splitProps(
    props,
    ['label', 'hideLabel', 'hint', 'error', 'optional', 'class'],
    [
      'value',
      'onInput',
      'onChange',
      'onBlur',
      'onFocus',
      'onKeyDown',
      'ref',
      'multiline',
      'rows',
      'size',
    ],
  )
  const shared = {
    onInput: (event: { currentTarget: { value: string } }) =>
      own.onInput?.(event.currentTarget.value),
    onChange: (event: { currentTarget: { value: string } }) =>
      own.onChange?.(event.currentTarget.value),
    onBlur: () => own.onBlur?.(),
    onFocus: () => own.onFocus?.(),
    onKeyDown: (event: KeyboardEvent) => own.onKeyDown?.(event),
    ref: (element: HTMLInputElement | HTMLTextAreaElement) => own.ref?.(element),
  }
  const value = () => ('value' in props ? { value: own.value ?? '' } : {})
  const size = () => (own.size === 'large' ? styles['large'] : '')
  return (
    <Field {...field}>
      {(control) => (
        <Show
          when={own.multiline}
          fallback={
            <input
              type="text"
              {...native}
              {...shared}
              {...value()}
              id={control.id}
              class={`${control.class} ${size()}`}
              aria-describedby={control.describedBy()}
              aria-invalid={control.invalid()}
            />
          }
        >
          <textarea
            {...shared}
            {...value()}
            rows={own.rows ?? 3}
            maxlength={native.maxlength}
            placeholder={native.placeholder}
            required={native.required}
            readonly={native.readonly}
            name={native.name}
            lang={native.lang}
            id={control.id}
            class={`${control.class} ${size()}`}
            aria-describedby={control.describedBy()}
            aria-invalid={control.invalid()}
          />
        </Show>
      )}
    </Field>
  )
}
