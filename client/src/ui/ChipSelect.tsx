import { createUniqueId, For } from 'solid-js'
import styles from './Chip.module.css'
import type { SelectOption } from './Select.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** A filter of one among many, as a chip over the device's own list. It stands out while it filters. */
export const ChipSelect = (props: {
  label: string
  value: string
  /** The first one means "no filter". */
  options: readonly SelectOption[]
  onChange: (value: string) => void
}) => {
  const id = createUniqueId()
  return (
    <span
      class={styles['select']}
      data-on={props.value === (props.options[0]?.value ?? '') ? undefined : ''}
      data-print={props.value === (props.options[0]?.value ?? '') ? 'hide' : undefined}
    >
      <label for={id}>
        <VisuallyHidden>{props.label}</VisuallyHidden>
      </label>
      <select
        id={id}
        class={styles['chip']}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </span>
  )
}
