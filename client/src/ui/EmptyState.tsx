import { type JSX, Show } from 'solid-js'
import styles from './EmptyState.module.css'

/** Says what belongs here and gives the one button that begins it. */
export const EmptyState = (props: {
  icon?: JSX.Element
  title: string
  text?: string
  action?: JSX.Element
}) => (
  <div class={styles['empty']}>
    <Show when={props.icon}>
      <span class={styles['icon']} aria-hidden="true">
        {props.icon}
      </span>
    </Show>
    <p class={styles['title']}>{props.title}</p>
    <Show when={props.text}>
      <p class={styles['text']}>{props.text}</p>
    </Show>
    <Show when={props.action}>
      <div class={styles['action']}>{props.action}</div>
    </Show>
  </div>
)
