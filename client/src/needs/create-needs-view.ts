import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { isAvailable, isUncovered } from '@sedyanka/shared/help/coverage.ts'
import type { NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import type { NeedsScene } from './needs-context.tsx'

/** What stands for the whole region in the address. */
const REGION = 'region'

interface Search extends Record<string, string | undefined> {
  sector?: string
  municipality?: string
  uncovered?: string
  need?: NeedId | ''
  offer?: OfferId | ''
  show?: string
}

/** The filters and the chosen row, kept in the address so that a view can be shared and found again. */
export const createNeedsView = (scene: NeedsScene) => {
  const [search, setSearch] = useSearchParams<Search>()
  const set = (patch: Search) => setSearch(patch, { replace: true })
  const fits = (row: Need | Offer): boolean => {
    const { sector, municipality } = search
    if (sector && row.sector !== sector) return false
    return !municipality || (row.municipality ?? REGION) === municipality
  }
  const statusOf = (id: string) => scene.coverNeed(id)?.status ?? scene.coverOffer(id)?.status
  const isInForce = (id: string) => statusOf(id) !== 'withdrawn' && statusOf(id) !== 'expired'
  const isOpen = (id: string): boolean => {
    const need = scene.coverNeed(id)
    const offer = scene.coverOffer(id)
    return need ? isUncovered(need) : offer ? isAvailable(offer) : false
  }
  const visible = <R extends Need | Offer>(rows: readonly R[]) =>
    rows.filter((row) => fits(row) && (search.uncovered !== '1' || isOpen(row.id)))
  const needs = createMemo(() => visible(scene.needs()))
  const offers = createMemo(() => visible(scene.offers()))
  return {
    search,
    needs: createMemo(() => needs().filter((need) => isInForce(need.id))),
    offers: createMemo(() => offers().filter((offer) => isInForce(offer.id))),
    pastNeeds: createMemo(() => needs().filter((need) => !isInForce(need.id))),
    pastOffers: createMemo(() => offers().filter((offer) => !isInForce(offer.id))),
    selectedNeed: createMemo(() => scene.needs().find((need) => need.id === search.need) ?? null),
    selectedOffer: createMemo(
      () => scene.offers().find((offer) => offer.id === search.offer) ?? null,
    ),
    isFiltered: () => Boolean(search.sector || search.municipality || search.uncovered),
    filter: (patch: Pick<Search, 'sector' | 'municipality' | 'uncovered'>) => set(patch),
    clear: () => set({ sector: '', municipality: '', uncovered: '' }),
    selectNeed: (id: NeedId | null) => set({ need: id ?? '', offer: '' }),
    selectOffer: (id: OfferId | null) => set({ offer: id ?? '', need: '' }),
    showCell: (sector: string, municipality: string | null) =>
      set({ sector, municipality: municipality ?? REGION }),
    show: (side: 'needs' | 'offers') => set({ show: side === 'offers' ? side : '' }),
  }
}
export type NeedsView = ReturnType<typeof createNeedsView>
