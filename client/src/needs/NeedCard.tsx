import type { Need } from '@sedyanka/shared/help/needs.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Card } from '../ui/Card.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './HelpCard.module.css'
import { HelpMeta } from './HelpMeta.tsx'
import { NeedCoverageLine } from './NeedCoverageLine.tsx'
import { useNeeds } from './needs-context.tsx'

/** A need in the list: what, where, until when, whose, and how far it is covered. */
export const NeedCard = (props: { need: Need; selected: boolean; onSelect: () => void }) => {
  const { t, langOf } = useI18n()
  const { coverNeed } = useNeeds()
  const status = () => coverNeed(props.need.id)?.status
  const isUrgent = () =>
    props.need.urgency === 'critical' && (status() === 'open' || status() === 'partiallyMatched')
  const isOver = () => status() === 'withdrawn' || status() === 'expired'
  return (
    <Card
      as="li"
      accent="need"
      class={styles['card']}
      data-selected={props.selected ? '' : undefined}
    >
      <div class={styles['head']}>
        <button
          type="button"
          class={styles['title']}
          aria-current={props.selected ? 'true' : undefined}
          lang={langOf(props.need.title)}
          onClick={() => props.onSelect()}
        >
          {props.need.title}
        </button>
        <Show when={isUrgent()}>
          <Pill tone="late">{t('needs.urgent')}</Pill>
        </Show>
        <Show when={isOver()}>
          <Pill>
            {t(status() === 'withdrawn' ? 'status.need.withdrawn' : 'status.need.expired')}
          </Pill>
        </Show>
      </div>
      <HelpMeta row={props.need} />
      <NeedCoverageLine need={props.need} />
    </Card>
  )
}
