import styles from './Chip.module.css'

/** A filter that is on or off. */
export const ChipToggle = (props: {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}) => (
  <span data-on={props.on ? '' : undefined}>
    <button
      type="button"
      class={styles['chip']}
      aria-pressed={props.on}
      data-print={props.on ? undefined : 'hide'}
      onClick={() => props.onChange(!props.on)}
    >
      {props.label}
    </button>
  </span>
)
