import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './HelpCard.module.css'
import { useNeeds } from './needs-context.tsx'

/** Sector, place, time and organisation in one line; the seat's own organisation stands out. */
export const HelpMeta = (props: { row: Need | Offer; withDates?: boolean }) => {
  const { t, formatShortDate } = useI18n()
  const { names, isOwn, today } = useNeeds()
  const from = () => ('availableFrom' in props.row ? props.row.availableFrom : props.row.neededFrom)
  const dates = () => {
    const start = from()
    if (start !== null && start > today()) return `${t('common.from')} ${formatShortDate(start)}`
    const end = props.row.validUntil
    return end === null ? null : t('common.until', { date: formatShortDate(end) })
  }
  return (
    <p class={styles['meta']}>
      {names.sector(props.row.sector)} · {names.municipality(props.row.municipality)}
      <Show
        when={
          'coverage' in props.row &&
          props.row.coverage === 'region' &&
          props.row.municipality !== null
        }
      >
        {' '}
        · {t('matching.wholeRegion')}
      </Show>
      <Show when={props.withDates !== false && dates()}> · {dates()}</Show> ·{' '}
      <span class={isOwn(props.row.orgId) ? styles['own'] : ''}>
        {names.organisation(props.row.orgId)}
        <Show when={isOwn(props.row.orgId)}>
          <VisuallyHidden> ({t('board.myOrganisation')})</VisuallyHidden>
        </Show>
      </span>
    </p>
  )
}
