import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { OfferId } from '@sedyanka/shared/ids.ts'
import { suggestOffers } from '@sedyanka/shared/help/suggestions.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { SuggestionRow } from './SuggestionRow.tsx'
import styles from './SuggestionList.module.css'
import { useNeeds } from './needs-context.tsx'

/** Offers that could help with a need; the fitting ones first, the others on request, for only people can know. */
export const SuggestionList = (props: { need: Need }) => {
  const { t } = useI18n()
  const { offers, matches, coverage, coverNeed, names } = useNeeds()
  const all = createMemo(() =>
    suggestOffers(props.need, { offers: offers(), matches: matches() }, coverage()),
  )
  // Keyed by the offer, so that a number typed into a row survives what others change.
  const fitting = createMemo(() => all().filter(({ fits }) => fits))
  const others = createMemo(() => all().filter(({ fits }) => !fits))
  const find = (offerId: OfferId) => all().find(({ offer }) => offer.id === offerId)
  const remaining = () => names.quantity(coverNeed(props.need.id)?.remaining ?? 0, props.need.unit)
  return (
    <Show when={(coverNeed(props.need.id)?.remaining ?? 0) > 0}>
      <section class={styles['section']}>
        <h3>{t('matching.title')}</h3>
        <p class="small muted">
          {t('matching.suitableFor', { title: props.need.title, quantity: remaining() })}
        </p>
        <Show
          when={fitting().length > 0}
          fallback={<p class={styles['none']}>{t('matching.noSuggestions')}</p>}
        >
          <ul role="list" class={styles['list']}>
            <For each={fitting().map(({ offer }) => offer)}>
              {(offer) => (
                <SuggestionRow need={props.need} offer={offer} suggestion={find(offer.id)} />
              )}
            </For>
          </ul>
        </Show>
        <Show when={others().length > 0}>
          <details class={styles['others']}>
            <summary>
              {t('matching.others')} ({others().length})
            </summary>
            <ul role="list" class={styles['list']}>
              <For each={others().map(({ offer }) => offer)}>
                {(offer) => (
                  <SuggestionRow need={props.need} offer={offer} suggestion={find(offer.id)} />
                )}
              </For>
            </ul>
          </details>
        </Show>
      </section>
    </Show>
  )
}
