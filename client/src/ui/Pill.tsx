import { type ParentProps, Show } from 'solid-js'
import styles from './Pill.module.css'

export type PillTone =
  | 'neutral'
  | 'need'
  | 'offer'
  | 'action'
  | 'decision'
  | 'late'
  | 'live'
  | 'warn'
  | 'brand'
  | 'bare'

/** A short fact beside a title: a status, an organisation, a date. `live` has a dot before it. */
export const Pill = (props: ParentProps<{ tone?: PillTone; title?: string; class?: string }>) => (
  <span
    class={`${styles['pill']} ${props.tone ? (styles[props.tone] ?? '') : ''} ${props.class ?? ''}`}
    title={props.title}
  >
    <Show when={props.tone === 'live'}>
      <i class={styles['dot']} aria-hidden="true" />
    </Show>
    {props.children}
  </span>
)
