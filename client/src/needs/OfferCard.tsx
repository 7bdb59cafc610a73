import { daysBetween } from '@sedyanka/shared/i18n/calendar.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Card } from '../ui/Card.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './HelpCard.module.css'
import { HelpMeta } from './HelpMeta.tsx'
import { useNeeds } from './needs-context.tsx'
import { OfferCoverageLine } from './OfferCoverageLine.tsx'

/** Days before its end from which an offer asks to be used. */
const SOON = 7

/** An offer in the list: what, where, whose, and what is left of it. */
export const OfferCard = (props: { offer: Offer; selected: boolean; onSelect: () => void }) => {
  const { t, langOf } = useI18n()
  const { coverOffer, today } = useNeeds()
  const status = () => coverOffer(props.offer.id)?.status
  const daysLeft = () => {
    const { validUntil } = props.offer
    const isFree = status() === 'available' || status() === 'partiallyAllocated'
    return validUntil === null || !isFree ? null : daysBetween(today(), validUntil)
  }
  const isOver = () => status() === 'withdrawn' || status() === 'expired'
  return (
    <Card
      as="li"
      accent="offer"
      class={styles['card']}
      data-selected={props.selected ? '' : undefined}
    >
      <div class={styles['head']}>
        <button
          type="button"
          class={styles['title']}
          aria-current={props.selected ? 'true' : undefined}
          lang={langOf(props.offer.title)}
          onClick={() => props.onSelect()}
        >
          {props.offer.title}
        </button>
        <Show when={(daysLeft() ?? SOON + 1) <= SOON}>
          <Pill tone="warn">{t('offers.expiresIn', { count: daysLeft() ?? 0 })}</Pill>
        </Show>
        <Show when={isOver()}>
          <Pill>
            {t(status() === 'withdrawn' ? 'status.offer.withdrawn' : 'status.offer.expired')}
          </Pill>
        </Show>
      </div>
      <HelpMeta row={props.offer} />
      <OfferCoverageLine offer={props.offer} />
    </Card>
  )
}
