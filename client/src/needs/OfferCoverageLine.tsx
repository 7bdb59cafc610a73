import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { makeNumberFormat } from '@sedyanka/shared/i18n/translate.ts'
import Check from 'lucide-solid/icons/check'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './HelpCard.module.css'
import { useNeeds } from './needs-context.tsx'

/** What became of an offer and what is left of it, in words. */
export const OfferCoverageLine = (props: { offer: Offer }) => {
  const { t, language } = useI18n()
  const { coverOffer, names } = useNeeds()
  const cover = () =>
    coverOffer(props.offer.id) ?? {
      allocated: 0,
      proposed: 0,
      free: 0,
      over: 0,
      status: 'available' as const,
    }
  const number = (quantity: number) => makeNumberFormat(language()).format(quantity)
  const isGiven = () => cover().status === 'allocated' || cover().status === 'delivered'
  const isOpen = () => cover().status === 'available' || cover().status === 'partiallyAllocated'
  const total = () => names.quantityOf(props.offer.quantity, props.offer.unit)
  const allocated = () =>
    t('offers.allocatedOf', { allocated: number(cover().allocated), total: total() })
  return (
    <>
      <p class={styles['left']}>
        <Show when={isGiven()}>
          <span class={styles['good']}>
            <Check size={15} aria-hidden="true" /> {allocated()}
            <Show when={cover().status === 'delivered'}>
              {' '}
              · {t('status.offer.delivered').toLowerCase()}
            </Show>
          </span>
        </Show>
        <Show when={!isGiven() && cover().allocated > 0}>
          <span class={styles['quiet']}>{allocated()}</span>
        </Show>
        <Show when={!isGiven() && cover().proposed > 0}>
          <span class={styles['quiet']}>
            {t('offers.proposedOf', { proposed: number(cover().proposed), total: total() })}
          </span>
        </Show>
        <Show when={isOpen() && cover().proposed < cover().free}>
          <span class={styles['good']}>
            {t('offers.free', { quantity: names.quantity(cover().free, props.offer.unit) })}
          </span>
        </Show>
      </p>
      <Show when={cover().over > 0}>
        <p class={styles['over']}>
          {t('matching.overAllocated', {
            quantity: names.quantity(cover().over, props.offer.unit),
          })}
        </p>
      </Show>
    </>
  )
}
