import { type Match, readMatches } from '@sedyanka/shared/help/matches.ts'
import { type Need, readNeeds } from '@sedyanka/shared/help/needs.ts'
import { type Offer, readOffers } from '@sedyanka/shared/help/offers.ts'
import { buildSample } from '@sedyanka/shared/reference/build-sample.ts'
import { asId } from './as-id.ts'

/** The needs, offers and matches of the sample board, with the figures that its authors say must follow from them. */

export const sampleDay = '2025-11-24'

const { board } = buildSample(sampleDay, asId('board-1'))
export const sampleNeeds: readonly Need[] = readNeeds(board)
export const sampleOffers: readonly Offer[] = readOffers(board)
export const sampleMatches: readonly Match[] = readMatches(board)

type Line = readonly [id: string, confirmed: number, proposed: number, left: number, status: string]

const needLines: readonly Line[] = [
  ['need-01', 24, 10, 16, 'partiallyMatched'],
  ['need-02', 20, 0, 10, 'partiallyMatched'],
  ['need-03', 35, 0, 25, 'partiallyMatched'],
  ['need-04', 16, 8, 8, 'partiallyMatched'],
  ['need-05', 80, 0, 0, 'fulfilled'],
  ['need-06', 70, 0, 50, 'partiallyMatched'],
  ['need-07', 4, 0, 2, 'partiallyMatched'],
  ['need-08', 0, 30, 45, 'open'],
  ['need-09', 8, 0, 0, 'matched'],
  ['need-10', 20, 0, 0, 'matched'],
  ['need-11', 25, 0, 10, 'partiallyMatched'],
  ['need-12', 0, 15, 25, 'open'],
  ['need-13', 6, 0, 0, 'matched'],
  ['need-14', 0, 0, 16, 'open'],
]

const offerLines: readonly Line[] = [
  ['offer-01', 24, 0, 0, 'allocated'],
  ['offer-02', 0, 10, 10, 'available'],
  ['offer-03', 20, 0, 0, 'allocated'],
  ['offer-04', 35, 0, 0, 'delivered'],
  ['offer-05', 16, 0, 0, 'allocated'],
  ['offer-06', 0, 8, 12, 'available'],
  ['offer-07', 80, 0, 20, 'partiallyAllocated'],
  ['offer-08', 70, 0, 0, 'allocated'],
  ['offer-09', 4, 0, 0, 'allocated'],
  ['offer-10', 0, 30, 30, 'available'],
  ['offer-11', 8, 0, 2, 'partiallyAllocated'],
  ['offer-12', 20, 0, 0, 'allocated'],
  ['offer-13', 25, 0, 0, 'allocated'],
  ['offer-14', 0, 15, 15, 'available'],
  ['offer-15', 6, 0, 0, 'allocated'],
  ['offer-16', 0, 0, 12, 'available'],
]

/** What the sample says of each need. */
export const expectedNeeds = new Map(
  needLines.map(([id, confirmed, proposed, remaining, status]) => [
    id,
    { confirmed, proposed, remaining, status },
  ]),
)

/** What the sample says of each offer. */
export const expectedOffers = new Map(
  offerLines.map(([id, allocated, proposed, free, status]) => [
    id,
    { allocated, proposed, free, status },
  ]),
)
