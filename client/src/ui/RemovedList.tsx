import { For, type JSX, Show } from 'solid-js'
import { Button } from './Button.tsx'
import styles from './RemovedList.module.css'

export interface RemovedLine {
  id: string
  title: string
  /** Whose it is, or what else tells it from others. */
  detail?: string
  /** Brings it back; left out for those who may not. */
  onRestore?: (() => void) | undefined
}

/** What was removed, folded away at the end of a list, each with the way back. Shows nothing when there is nothing. */
export const RemovedList = (props: {
  summary: string
  restore: string
  lines: readonly RemovedLine[]
  hint?: JSX.Element
}) => (
  <Show when={props.lines.length > 0}>
    <details class={styles['removed']} data-print="hide">
      <summary>{props.summary}</summary>
      {props.hint}
      <ul role="list">
        <For each={props.lines}>
          {(line) => (
            <li class={styles['row']}>
              <span class={styles['title']}>
                {line.title}
                <Show when={line.detail}>
                  <span class={styles['detail']}>{line.detail}</span>
                </Show>
              </span>
              <Show when={line.onRestore}>
                {(restore) => (
                  <Button
                    size="small"
                    aria-label={`${props.restore}: ${line.title}`}
                    onClick={() => restore()()}
                  >
                    {props.restore}
                  </Button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </details>
  </Show>
)
