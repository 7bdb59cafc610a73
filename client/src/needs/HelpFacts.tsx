import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './HelpFacts.module.css'
import { HelpMeta } from './HelpMeta.tsx'

/** What a need or an offer says of itself; facts that are not given are left out. */
export const HelpFacts = (props: {
  row: Need | Offer
  more: readonly (readonly [label: string, value: string | null])[]
  note: string
}) => {
  const { t, formatDate } = useI18n()
  const facts = () =>
    [
      ...props.more,
      [t('needs.validUntil'), props.row.validUntil && formatDate(props.row.validUntil)],
    ].filter(([, value]) => Boolean(value))
  return (
    <>
      <HelpMeta row={props.row} withDates={false} />
      <dl class={styles['facts']}>
        <For each={facts()}>
          {([label, value]) => (
            <div class={styles['fact']}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.note}>
        <p class={styles['note']}>{props.note}</p>
      </Show>
    </>
  )
}
