import { matches } from '@sedyanka/shared/help/matches.ts'
import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { Suggestion, SuggestionReason } from '@sedyanka/shared/help/suggestions.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { QuantityForm } from './QuantityForm.tsx'
import styles from './SuggestionList.module.css'
import { useNeeds } from './needs-context.tsx'

/** One offer that could help: why, how much, and the button that links it where this seat may. */
export const SuggestionRow = (props: {
  need: Need
  offer: Offer
  suggestion: Suggestion | undefined
}) => {
  const { t, formatShortDate } = useI18n()
  const { room, names, may, commands, today } = useNeeds()
  const words = (reason: SuggestionReason): string | null => {
    switch (reason) {
      case 'sameMunicipality':
        return t('matching.sameMunicipality')
      case 'wholeRegion':
        return t('matching.wholeRegion')
      case 'otherMunicipality':
        return names.municipality(props.offer.municipality)
      case 'otherSector':
        return `${t('matching.otherSector')}: ${names.sector(props.offer.sector)}`
      case 'otherDates':
        return t('matching.otherDates')
      case 'sameSector':
      case 'datesOverlap':
        // What the eye takes for granted; the date itself is said below.
        return null
    }
  }
  const since = () => {
    const from = props.offer.availableFrom
    return from === null || from <= today()
      ? t('offers.freeFromToday')
      : `${t('common.from')} ${formatShortDate(from)}`
  }
  const reasons = () =>
    [...(props.suggestion?.reasons ?? []).map(words), since()].filter(Boolean).join(' · ')
  const mayLink = () =>
    may.create(matches.root, 'new', {
      needId: props.need.id,
      offerId: props.offer.id,
      quantity: 1,
      status: 'proposed',
      ...authoredBy(room.seat, 0),
    })
  return (
    <li class={styles['row']}>
      <b class={styles['title']}>{props.offer.title}</b>
      <p class="small muted">
        {names.organisation(props.offer.orgId)} · {reasons()}
      </p>
      <p class={styles['free']}>
        {t('offers.free', {
          quantity: names.quantity(props.suggestion?.free ?? 0, props.offer.unit),
        })}
      </p>
      <Show when={mayLink()}>
        <QuantityForm
          label={t('matching.quantity')}
          suggested={props.suggestion?.quantity ?? 0}
          most={props.suggestion?.free ?? 0}
          unit={props.offer.unit}
          action={t('matching.link')}
          onGive={(quantity) => commands.link(props.need, props.offer, quantity)}
        />
      </Show>
    </li>
  )
}
