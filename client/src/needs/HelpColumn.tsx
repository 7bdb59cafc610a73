import { For, type JSX, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './NeedsPage.module.css'

/** One column of cards; what is withdrawn or expired is folded below. */
export const HelpColumn = <R extends { id: string }>(props: {
  title: string
  tone: 'need' | 'offer'
  rows: readonly R[]
  past: readonly R[]
  card: (row: R) => JSX.Element
  empty: { title: string; text?: string; action?: JSX.Element }
}) => {
  const { t } = useI18n()
  return (
    <section class={styles['column']} aria-label={props.title}>
      <h2 class={styles['heading']} data-tone={props.tone}>
        {props.title} <span class={styles['count']}>{props.rows.length}</span>
      </h2>
      <Show when={props.rows.length > 0} fallback={<EmptyState {...props.empty} />}>
        <ul role="list" class={styles['list']}>
          <For each={props.rows}>{props.card}</For>
        </ul>
      </Show>
      <Show when={props.past.length > 0}>
        <details class={styles['past']}>
          <summary>
            {t('needs.notInForce')} ({props.past.length})
          </summary>
          <ul role="list" class={styles['list']}>
            <For each={props.past}>{props.card}</For>
          </ul>
        </details>
      </Show>
    </section>
  )
}
