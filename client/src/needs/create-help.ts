import { type Match, matches } from '@sedyanka/shared/help/matches.ts'
import { byNeedUrgency, type Need, needs } from '@sedyanka/shared/help/needs.ts'
import { type Offer, offers } from '@sedyanka/shared/help/offers.ts'
import {
  type Coverage,
  computeCoverage,
  type NeedCoverage,
  type OfferCoverage,
} from '@sedyanka/shared/help/coverage.ts'
import { type Accessor, createMemo } from 'solid-js'
import { createToday } from '../rows/create-today.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRows } from '../sync/rows.ts'

/** Needs, offers and matches of a board, with what follows from them. */
export interface Help {
  needs: Accessor<readonly Need[]>
  offers: Accessor<readonly Offer[]>
  matches: Accessor<readonly Match[]>
  coverage: Accessor<Coverage>
  coverNeed(id: string): NeedCoverage | undefined
  coverOffer(id: string): OfferCoverage | undefined
  today: Accessor<string>
}

const byAge = (
  a: { id: string; createdAt: number },
  b: { id: string; createdAt: number },
): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

export const createHelp = (room: ClientRoom): Help => {
  const needRows = createRows(room, needs, byNeedUrgency)
  const offerRows = createRows(room, offers, byAge)
  const matchRows = createRows(room, matches, byAge)
  const today = createToday(room)
  const coverage = createMemo(() =>
    computeCoverage({ needs: needRows(), offers: offerRows(), matches: matchRows() }, today()),
  )
  return {
    needs: needRows,
    offers: offerRows,
    matches: matchRows,
    coverage,
    coverNeed: (id) => coverage().needs.get(id),
    coverOffer: (id) => coverage().offers.get(id),
    today,
  }
}
