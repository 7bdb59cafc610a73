import { createUniqueId, For } from 'solid-js'
import styles from './Segmented.module.css'

/** A choice of one among two to four that are all in sight; on paper only what is chosen. */
export const Segmented = <V extends string>(props: {
  /** What is chosen, for screen readers. */
  label: string
  value: V
  options: readonly { value: V; label: string; disabled?: boolean }[]
  onChange: (value: V) => void
  whyDisabled?: string | null | undefined
  class?: string
}) => {
  const name = createUniqueId()
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      title={props.whyDisabled ?? undefined}
      class={`${styles['set']} ${props.class ?? ''}`}
    >
      <For each={props.options}>
        {(option) => (
          <label
            class={styles['choice']}
            data-print={option.value === props.value ? undefined : 'hide'}
          >
            <input
              type="radio"
              class={styles['radio']}
              name={name}
              value={option.value}
              checked={option.value === props.value}
              disabled={Boolean(props.whyDisabled) || option.disabled === true}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        )}
      </For>
    </div>
  )
}
