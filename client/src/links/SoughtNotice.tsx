import type { ParentProps } from 'solid-js'
import styles from './SoughtNotice.module.css'

/** Said where a link leads to a row that is not shown: it was removed, it is hidden by a filter, or there is none. */
export const SoughtNotice = (props: ParentProps<{ text: string }>) => (
  <div class={styles['notice']} role="status" data-print="hide">
    <span class="grow">{props.text}</span>
    {props.children}
  </div>
)
