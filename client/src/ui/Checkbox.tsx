import { createUniqueId, Show } from 'solid-js'
import styles from './Checkbox.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Yes or no. `onChange` gets the new state; the box follows `checked`, so a refused change springs back. */
export const Checkbox = (props: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
  hideLabel?: boolean
  whyDisabled?: string | null | undefined
  class?: string
}) => {
  const id = createUniqueId()
  return (
    <label class={`${styles['label']} ${props.class ?? ''}`} title={props.whyDisabled ?? undefined}>
      <input
        type="checkbox"
        class={styles['box']}
        checked={props.checked}
        disabled={Boolean(props.whyDisabled)}
        aria-describedby={props.hint ? id : undefined}
        onChange={(event) => {
          props.onChange(event.currentTarget.checked)
          event.currentTarget.checked = props.checked
        }}
      />
      <span>
        <Show when={!props.hideLabel} fallback={<VisuallyHidden>{props.label}</VisuallyHidden>}>
          {props.label}
        </Show>
        <Show when={props.hint}>
          <span id={id} class={styles['hint']}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  )
}
