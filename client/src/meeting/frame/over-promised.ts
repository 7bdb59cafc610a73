import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { type Offer, offers } from '@sedyanka/shared/help/offers.ts'
import { computeCoverage } from '@sedyanka/shared/help/coverage.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { useMeeting } from '../meeting-context.tsx'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** Offers of which more was promised than there is: to be settled aloud, before the minutes print them. */
export const createOverPromised = (): Accessor<Offer[]> => {
  const { dayOf } = useI18n()
  const { board, now } = useMeeting()
  const rows = {
    needs: createRows(board, needs, byId),
    offers: createRows(board, offers, byId),
    matches: createRows(board, matches, byId),
  }
  const today = createMemo(() => dayOf(now()))
  return createMemo(() => {
    const all = { needs: rows.needs(), offers: rows.offers(), matches: rows.matches() }
    const coverage = computeCoverage(all, today())
    return all.offers.filter(({ id }) => (coverage.offers.get(id)?.over ?? 0) > 0)
  })
}
