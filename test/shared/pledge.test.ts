import { matches, readMatches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers, readOffers } from '@sedyanka/shared/help/offers.ts'
import { linkOffer, pledge } from '@sedyanka/shared/help/pledge.ts'
import { computeCoverage } from '@sedyanka/shared/help/coverage.ts'
import type { NeedId, OfferId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { judge } from '@sedyanka/shared/rights/policy.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { makeOfflineCopies, mergeAll } from '../support/offline-copies.ts'
import { sampleDay, sampleNeeds, sampleOffers } from '../support/sample-needs.ts'

const seatOf = (organisationId: OrganisationId | null, role: Seat['role'] = 'member'): Seat => ({
  personId: asId(`person-${organisationId ?? role}`),
  name: 'Проба',
  role,
  organisationId,
})

/** A board with need-04 (24 beds, Gurkovo, of inst-mun-gurkovo) and offer-06 (12 beds, of inst-mun-kazanlak). */
const makeBoard = (): Y.Doc => {
  const doc = new Y.Doc()
  for (const need of sampleNeeds) if (need.id === 'need-04') needs.create(doc, need)
  for (const offer of sampleOffers) if (offer.id === 'offer-06') offers.create(doc, offer)
  return doc
}
const coverageOf = (doc: Y.Doc) =>
  computeCoverage(
    { needs: needs.all(doc), offers: offers.all(doc), matches: matches.all(doc) },
    sampleDay,
  )

/** What the server would say to the rows that this seat made. */
const refusalsOf = (doc: Y.Doc, seat: Seat, made: readonly [root: string, id: string][]) =>
  made.map(([root, id]) => {
    const view = viewOf('board', doc)
    const after = view.row(root, id)
    if (!after || !documentSchema.board.has(root)) throw new Error('not made')
    return judge(
      seat,
      { root, id: asId(id), before: null, after, fields: new Set(Object.keys(after)) },
      view,
    )
  })

describe('pledges', () => {
  test('BO7: “we can cover 10” makes the offer and the confirmed match in one transaction', () => {
    const doc = makeBoard()
    let transactions = 0
    doc.on('update', () => transactions++)
    const seat = seatOf(asId('ngo-08'))
    const { offerId, matchId } = done(
      pledge(
        doc,
        { needId: asId('need-04'), quantity: 10, orgId: asId('ngo-08') },
        { seat, at: 7 },
      ),
    )
    expect(transactions).toBe(1)
    expect(offers.read(doc, offerId)).toMatchObject({
      orgId: 'ngo-08',
      quantity: 10,
      unit: 'beds',
      kind: 'service',
      sector: 'accommodation',
      municipality: 'SZR37',
    })
    expect(matches.read(doc, matchId)).toMatchObject({
      needId: 'need-04',
      offerId,
      quantity: 10,
      status: 'confirmed',
    })
    expect(coverageOf(doc).needs.get('need-04')).toMatchObject({ confirmed: 10, remaining: 14 })
    expect(coverageOf(doc).offers.get(offerId)).toMatchObject({
      allocated: 10,
      free: 0,
      status: 'allocated',
    })
    expect(
      refusalsOf(doc, seat, [
        ['offers', offerId],
        ['matches', matchId],
      ]),
    ).toEqual([null, null])
  })

  test('BO7: three organisations pledge offline, and the sum is exact when they meet', () => {
    const docs = makeOfflineCopies(makeBoard(), 3)
    docs.forEach((doc, at) => {
      const orgId = `ngo-0${at + 1}`
      done(
        pledge(
          doc,
          { needId: asId('need-04'), quantity: [10, 2.5, 7][at] ?? 0, orgId: asId(orgId) },
          { seat: seatOf(asId(orgId)), at: 7 },
        ),
      )
    })
    mergeAll(docs)
    for (const doc of docs) {
      expect(coverageOf(doc).needs.get('need-04')).toMatchObject({
        confirmed: 19.5,
        remaining: 4.5,
        over: 0,
      })
      expect(readMatches(doc)).toHaveLength(3)
      expect(readOffers(doc)).toHaveLength(4)
    }
  })

  test('BO3: pledges that together exceed the need are all kept, and the excess is said', () => {
    const docs = makeOfflineCopies(makeBoard(), 3)
    docs.forEach((doc, at) => {
      const orgId = `ngo-0${at + 1}`
      done(
        pledge(
          doc,
          { needId: asId('need-04'), quantity: 10, orgId: asId(orgId) },
          { seat: seatOf(asId(orgId)), at: 7 },
        ),
      )
    })
    mergeAll(docs)
    for (const doc of docs) {
      expect(coverageOf(doc).needs.get('need-04')).toMatchObject({
        confirmed: 30,
        remaining: 0,
        over: 6,
        status: 'matched',
      })
    }
  })

  test('BO3: one stock confirmed twice offline is kept twice and flagged', () => {
    const docs = makeOfflineCopies(makeBoard(), 2)
    const seat = seatOf(asId('inst-mun-kazanlak'))
    for (const doc of docs)
      done(
        linkOffer(
          doc,
          { needId: asId('need-04'), offerId: asId('offer-06'), quantity: 8 },
          { seat, at: 7 },
        ),
      )
    mergeAll(docs)
    for (const doc of docs)
      expect(coverageOf(doc).offers.get('offer-06')).toMatchObject({
        allocated: 16,
        free: 0,
        over: 4,
      })
  })

  test('BO8: the offering organisation’s own link is confirmed; everybody else’s waits for it', () => {
    const doc = makeBoard()
    const link = (seat: Seat) => {
      const asked = {
        needId: asId<NeedId>('need-04'),
        offerId: asId<OfferId>('offer-06'),
        quantity: 1,
      }
      const { matchId, status } = done(linkOffer(doc, asked, { seat, at: 7 }))
      expect(refusalsOf(doc, seat, [['matches', matchId]])).toEqual([null])
      expect(matches.read(doc, matchId)?.status).toBe(status)
      return status
    }
    expect(link(seatOf(asId('inst-mun-kazanlak')))).toBe('confirmed')
    expect(link(seatOf(asId('inst-mun-gurkovo')))).toBe('proposed')
    expect(link(seatOf(null, 'facilitator'))).toBe('proposed')
    expect(link(seatOf(asId('inst-oblast'), 'facilitator'))).toBe('proposed')
  })

  test('BO7: nothing is pledged to a need, or taken from an offer, that is withdrawn or removed', () => {
    const by = { seat: seatOf(asId('ngo-08')), at: 7 }
    const doc = makeBoard()
    offers.set(doc, asId('offer-06'), { withdrawnAt: 5 })
    const gone = { ok: false, error: { code: 'gone', field: null } }
    const asked = {
      needId: asId<NeedId>('need-04'),
      offerId: asId<OfferId>('offer-06'),
      quantity: 1,
    }
    expect(linkOffer(doc, asked, by)).toEqual(gone)
    needs.set(doc, asId('need-04'), { deletedAt: 5 })
    expect(
      pledge(doc, { needId: asId('need-04'), quantity: 1, orgId: asId('ngo-08') }, by),
    ).toEqual(gone)
    expect(readOffers(doc)).toHaveLength(1)
    expect(readMatches(doc)).toHaveLength(0)
  })
})
