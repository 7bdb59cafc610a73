import type { ParentProps } from 'solid-js'
import styles from './VisuallyHidden.module.css'

/** Words for screen readers only. */
export const VisuallyHidden = (props: ParentProps) => (
  <span class={styles['hidden']}>{props.children}</span>
)
