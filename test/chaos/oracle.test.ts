import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import { expect, test } from 'vitest'
import { createRandom } from '../support/random.ts'
import type { Trespass } from './support/attack.ts'
import { calmEdits } from './support/calm-edits.ts'
import { updateOf } from './support/court.ts'
import { freeEdits } from './support/free-edits.ts'
import { findWrongs } from './support/oracle.ts'
import { rights } from './support/rights-table.ts'
import { shapes } from './support/shape-table.ts'
import { boardTrespasses } from './support/trespasses-board.ts'
import { notesTrespasses } from './support/trespasses-notes.ts'
import { storageTrespasses } from './support/trespasses-storage.ts'
import { meetingTrespasses } from './support/trespasses-meeting.ts'
import { editFreely, workedIn } from './support/worked-in.ts'
import { writers } from './support/world.ts'

const tables: [RoomKind, Record<string, Trespass>][] = [
  ['board', { ...boardTrespasses, ...storageTrespasses }],
  ['meeting', { ...meetingTrespasses, ...notesTrespasses }],
]

for (const kind of ['board', 'meeting'] as const) {
  const roots = [...documentSchema[kind].keys()].toSorted()

  test(`CH8: the oracle's tables have every collection and no other (${kind})`, () => {
    expect(Object.keys(shapes[kind]).toSorted()).toEqual(roots)
    expect(Object.keys(rights[kind]).toSorted()).toEqual(roots)
  })

  test(`CH8: what people do in the simulations reaches every collection that they may write (${kind})`, () => {
    const random = createRandom(5)
    const reached = new Set<string>()
    for (let step = 0; step < 15; step++) {
      const doc = workedIn(kind, random).copy()
      const stateOf = (root: string) => JSON.stringify(doc.getMap(root))
      const before = new Map(roots.map((root) => [root, stateOf(root)]))
      const edits = Object.values({ ...freeEdits[kind], ...calmEdits[kind] })
      for (const [at, edit] of edits.entries())
        edit({ doc, seat: random.pick(writers), random, step: 900_000 + 100 * step + at })
      for (const root of roots) if (stateOf(root) !== before.get(root)) reached.add(root)
    }
    expect([...reached].toSorted()).toEqual(roots.filter((root) => root !== 'meetings'))
  })
}

// The judge of the judge: if these two did not hold, “no unsound accept” would say nothing.
for (const [kind, trespasses] of tables) {
  test(`SY9: the oracle sees every wrong that a guard could let through (${kind})`, () => {
    const random = createRandom(3)
    const court = workedIn(kind, random)
    const overlooked: string[] = []
    for (const [name, { by, commit }] of Object.entries(trespasses))
      for (const seat of by) {
        const update = updateOf(court.copy(), (doc) =>
          commit({ court, doc, seat, random, step: 900_000 }),
        )
        const wrongs = findWrongs(update, { kind, seat, owners: court.owners, before: court.doc })
        if (wrongs.length === 0) overlooked.push(`${name} by ${seat.personId}`)
      }
    expect(overlooked).toEqual([])
  })

  test(`GU11: the oracle finds nothing in what people may do (${kind})`, () => {
    const random = createRandom(4)
    for (let step = 0; step < 12; step++) {
      const court = workedIn(kind, random)
      const seat = random.pick(writers)
      const update = updateOf(court.copy(), (doc) =>
        editFreely(kind, { doc, seat, random, step: 900_000 + step }),
      )
      expect(findWrongs(update, { kind, seat, owners: court.owners, before: court.doc })).toEqual(
        [],
      )
    }
  })
}
