import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { Random } from '../../support/random.ts'
import { Court } from './court.ts'
import { freeEdits } from './free-edits.ts'
import { type Editing, Session } from './session.ts'
import { build, writers } from './world.ts'

/** Does one thing that the seat may do. */
export const editFreely = (kind: RoomKind, editing: Editing): void => {
  for (let tries = 0; tries < 9; tries++) {
    const [, edit] = editing.random.pick(Object.entries(freeEdits[kind]))
    if (edit(editing) !== false) return
  }
}

/** A document that people have worked in: several client ids, overwritten values, tombstones. */
export const workedIn = (kind: RoomKind, random: Random): Court => {
  const court = new Court(kind, build[kind])
  for (const [at, seat] of writers.entries()) {
    const session = new Session(court, seat, 2_000 + 10 * random.int(90) + at)
    for (let step = 0; step < 6; step++) {
      editFreely(kind, { doc: session.doc, seat, random, step: 1_000 * at + step })
      if (session.settle()) throw new Error('an honest edit was refused')
    }
  }
  return court
}
