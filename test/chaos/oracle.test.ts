import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import { createRandom } from '../support/random.ts'
import type { Trespass } from './support/attack.ts'
import { updateOf } from './support/court.ts'
import { findWrongs } from './support/oracle.ts'
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

// The judge of the judge: if these two did not hold, “no unsound accept” would say nothing.
for (const [kind, trespasses] of tables) {
  test(`R8: the oracle sees every wrong that a guard could let through (${kind})`, () => {
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

  test(`R25: the oracle finds nothing in what people may do (${kind})`, () => {
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
