import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { computeCoverage } from '@sedyanka/shared/help/coverage.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { createMemo, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './ItemHead.module.css'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
const openNeeds = new Set(['open', 'partiallyMatched'])
const openOffers = new Set(['available', 'partiallyAllocated'])

/** How many needs are not covered and how many offers have something left; they open beside the item. */
export const HelpPills = (props: { item: AgendaItem; onOpen: () => void }) => {
  const { t, dayOf } = useI18n()
  const { board, now } = useMeeting()
  const allNeeds = createRows(board, needs, byId)
  const allOffers = createRows(board, offers, byId)
  const allMatches = createRows(board, matches, byId)
  const today = createMemo(() => dayOf(now()))
  const counts = createMemo(() => {
    const coverage = computeCoverage(
      { needs: allNeeds(), offers: allOffers(), matches: allMatches() },
      today(),
    )
    return {
      needs: [...coverage.needs.values()].filter(({ status }) => openNeeds.has(status)).length,
      offers: [...coverage.offers.values()].filter(({ status }) => openOffers.has(status)).length,
    }
  })
  return (
    <Show when={props.item.kind === 'matching'}>
      <Show when={counts().needs > 0}>
        <button type="button" class={styles['pillLink']} onClick={() => props.onOpen()}>
          <Pill tone="need">{t('agenda.needsHere', { count: counts().needs })}</Pill>
        </button>
      </Show>
      <Show when={counts().offers > 0}>
        <button type="button" class={styles['pillLink']} onClick={() => props.onOpen()}>
          <Pill tone="offer">{t('agenda.offersHere', { count: counts().offers })}</Pill>
        </button>
      </Show>
    </Show>
  )
}
