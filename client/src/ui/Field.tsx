import { createUniqueId, type JSX, Show } from 'solid-js'
import styles from './Field.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** What every field with a label takes. */
export interface FieldProps {
  label: string
  /** The label is there for screen readers only: the place says enough to the eye. */
  hideLabel?: boolean
  hint?: string
  /** What is wrong and what to do, in words. */
  error?: string | null | undefined
  /** Said after the label of a field that may stay empty. */
  optional?: string
  class?: string
}

/** Ties label, hint and error to a control. The child gets the ids and the class it must carry. */
export const Field = (
  props: FieldProps & {
    children: (control: {
      id: string
      class: string
      describedBy: () => string | undefined
      invalid: () => 'true' | undefined
    }) => JSX.Element
  },
) => {
  const id = createUniqueId()
  const describedBy = () =>
    [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ') ||
    undefined
  return (
    <div class={`${styles['field']} ${props.class ?? ''}`}>
      <label for={id} class={styles['label']}>
        <Show when={!props.hideLabel} fallback={<VisuallyHidden>{props.label}</VisuallyHidden>}>
          {props.label}
          <Show when={props.optional}>
            <span class={styles['optional']}> ({props.optional})</span>
          </Show>
        </Show>
      </label>
      {props.children({
        id,
        class: styles['control'] ?? '',
        describedBy,
        invalid: () => (props.error ? 'true' : undefined),
      })}
      <Show when={props.hint}>
        <p id={`${id}-hint`} class={styles['hint']}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p id={`${id}-error`} class={styles['error']} role="alert">
          {props.error}
        </p>
      </Show>
    </div>
  )
}
