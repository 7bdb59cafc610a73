import type { Tally } from '@sedyanka/shared/meeting/votes.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './Screen.module.css'

/** How a vote stands, or how it ended: to be read from the last row. */
export const ScreenTally = (props: { sum: Tally; withBar?: boolean }) => {
  const { t } = useI18n()
  const all = () => Math.max(1, props.sum.for + props.sum.abstained + props.sum.against)
  const parts = createMemo(() => {
    const { for: inFavour, abstained, against } = props.sum
    return [
      {
        count: inFavour,
        label: t('decisions.inFavour', { count: inFavour }),
        look: styles['for'],
      },
      {
        count: abstained,
        label: t('decisions.abstained', { count: abstained }),
        look: styles['abstained'],
      },
      {
        count: against,
        label: t('decisions.against', { count: against }),
        look: styles['against'],
      },
    ]
  })
  return (
    <>
      <Show when={props.withBar}>
        <div class={styles['tallyBar']} aria-hidden="true">
          <For each={parts()}>
            {(part) => <i class={part.look} style={{ width: `${(part.count / all()) * 100}%` }} />}
          </For>
        </div>
      </Show>
      <p class={styles['tally']}>
        <For each={parts()}>
          {(part) => (
            <span>
              <i class={`${styles['key']} ${part.look}`} aria-hidden="true" />
              {part.label}
            </span>
          )}
        </For>
      </p>
    </>
  )
}
