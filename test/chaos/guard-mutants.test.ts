import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom, type Random } from '../support/random.ts'
import { type Court, updateOf } from './support/court.ts'
import { mutateBytes, mutateStructs } from './support/mutate.ts'
import { findWrongs } from './support/oracle.ts'
import { isFull, patience, report, times } from './support/sizes.ts'
import { editFreely, workedIn } from './support/worked-in.ts'
import { readers, writers } from './support/world.ts'

/** Seeds that once found something, in the guard or in the oracle; they are run always. */
const pinned = [55]

interface Harvest {
  judged: number
  accepted: number
  wrongs: string[]
}

/** One person's honest update, and a few hundred damaged ones made of it. */
const reap = (court: Court, random: Random, harvest: Harvest): void => {
  const author = random.pick(writers)
  const make = () =>
    updateOf(court.copy(), (doc) => {
      for (let edit = 0; edit <= random.int(2); edit++)
        editFreely(court.kind, { doc, seat: author, random, step: 500_000 + random.int(1e6) })
    })
  const [update, other] = [make(), make()]
  const soil = { doc: court.doc, roots: [...court.doc.share.keys()], random }
  for (let mutant = 0; mutant < 60; mutant++) {
    const damaged = random.chance(0.4)
      ? mutateBytes(update, other, random)
      : mutateStructs(update, soil)
    const seat = random.chance(0.7) ? author : random.pick([...writers, ...readers])
    harvest.judged++
    const sentence = court.judge(damaged, seat)
    if (sentence.refused !== null || !sentence.apply) continue
    harvest.accepted++
    const { kind, owners, doc } = court
    const wrongs = findWrongs(damaged, { kind, seat, owners, before: doc })
    if (wrongs.length > 0) harvest.wrongs.push(`${seat.personId}: ${wrongs.join('; ')}`)
  }
}

const reapSeed = (seed: number, rounds: number): Harvest => {
  const random = createRandom(seed)
  const kind: RoomKind = seed % 2 === 0 ? 'board' : 'meeting'
  const court = workedIn(kind, random)
  const before = Y.encodeStateAsUpdate(court.doc)
  const harvest: Harvest = { judged: 0, accepted: 0, wrongs: [] }
  for (let round = 0; round < rounds; round++) reap(court, random, harvest)
  expect(Y.encodeStateAsUpdate(court.doc), `seed ${seed}: judging changed the document`).toEqual(
    before,
  )
  return harvest
}

test(
  'SY9, SY10, GU1–GU10: whatever damaged update is accepted does nothing that its sender may not do',
  () => {
    const sum = { judged: 0, accepted: 0 }
    const seeds = [...pinned, ...Array.from({ length: times(4, 60) }, (_, at) => at + 1)]
    for (const seed of seeds) {
      const { judged, accepted, wrongs } = reapSeed(seed, isFull ? 32 : 6)
      expect(wrongs, `seed ${seed}`).toEqual([])
      sum.judged += judged
      sum.accepted += accepted
    }
    report(`mutants: ${sum.judged}, of them accepted ${sum.accepted}, unsound 0`)
    expect(sum.judged).toBeGreaterThan(times(1_000, 100_000))
    expect(sum.accepted).toBeGreaterThan(times(50, 5_000))
  },
  patience,
)
