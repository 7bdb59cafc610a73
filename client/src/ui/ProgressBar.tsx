import { For } from 'solid-js'
import styles from './ProgressBar.module.css'

export interface ProgressPart {
  /** Share of the whole, 0–1. */
  share: number
  tone?: 'brand' | 'offer' | 'proposed' | 'late'
}

/** How much of a whole is there, in parts of different kinds. `label` says it in words, for it is an image. */
export const ProgressBar = (props: {
  parts: ProgressPart[]
  label: string
  ground?: 'need'
  thin?: boolean
  class?: string
}) => (
  <div
    role="img"
    aria-label={props.label}
    class={`${styles['bar']} ${props.thin ? styles['thin'] : ''} ${props.ground ? styles[props.ground] : ''} ${props.class ?? ''}`}
  >
    <For each={props.parts}>
      {(part) => (
        <span
          class={`${styles['part']} ${part.tone && part.tone !== 'brand' ? styles[part.tone] : ''}`}
          style={{ width: `${Math.min(1, Math.max(0, part.share)) * 100}%` }}
        />
      )}
    </For>
  </div>
)
