import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { facilitator } from '../support/fixtures.ts'
import { createRandom, type Random } from '../support/random.ts'
import type { Attack, Trespass } from './support/attack.ts'
import { type Court, updateOf } from './support/court.ts'
import { forgeries, forgeryUpdate } from './support/forgeries.ts'
import { patience, report, times } from './support/sizes.ts'
import { boardTrespasses } from './support/trespasses-board.ts'
import { notesTrespasses } from './support/trespasses-notes.ts'
import { storageTrespasses } from './support/trespasses-storage.ts'
import { closedTrespasses, meetingTrespasses } from './support/trespasses-meeting.ts'
import { workedIn, editFreely } from './support/worked-in.ts'
import { writers } from './support/world.ts'

const onBoard = { ...boardTrespasses, ...storageTrespasses }
const inMeeting = { ...meetingTrespasses, ...notesTrespasses }

const closed = (chance: Random): Court => {
  const court = workedIn('meeting', chance)
  Y.applyUpdate(
    court.doc,
    updateOf(court.copy(), (doc) =>
      meeting.set(doc, 'meeting', {
        status: chance.pick(['closed', 'minutesCirculated', 'cancelled']),
      }),
    ),
  )
  return court
}

/** Attacks by every means of a kind, half of them within something legal; tells what got through. */
class Siege {
  readonly passed: string[] = []
  readonly refused = new Map<string, number>()
  readonly reasons = new Map<string, number>()
  readonly #random: Random
  #step = 100_000

  constructor(chance: Random) {
    this.#random = chance
  }

  get count(): number {
    return [...this.refused.values()].reduce((sum, each) => sum + each, 0)
  }

  trespass(court: Court, [name, { by, commit }]: [string, Trespass], mixed: boolean): void {
    const attack = this.#attack(court, this.#random.pick(by))
    const mayWrite = writers.includes(attack.seat)
    const update = updateOf(attack.doc, () => {
      if (mixed && mayWrite) editFreely(court.kind, attack)
      commit(attack)
    })
    this.#try(court, { name, update, seat: attack.seat })
  }

  forge(court: Court, name: string, mixed: boolean): void {
    const attack = this.#attack(court, this.#random.pick(writers))
    const legal = mixed ? updateOf(attack.doc, () => editFreely(court.kind, attack)) : null
    // What is to be forged refers to what the server has, not to the attacker's own edit.
    const known = { ...attack, doc: court.copy() }
    const update = forgeryUpdate(known, forgeries[name] as (typeof forgeries)[string], legal)
    if (update) this.#try(court, { name, update, seat: attack.seat })
  }

  #attack(court: Court, seat: Seat): Attack {
    return { court, doc: court.copy(), seat, random: this.#random, step: this.#step++ }
  }

  #try(
    court: Court,
    { name, update, seat }: { name: string; update: Uint8Array; seat: Seat },
  ): void {
    const sentence = court.judge(update, seat)
    if (sentence.refused === null) this.passed.push(`${name} by ${seat.personId} (${seat.role})`)
    else {
      this.refused.set(name, (this.refused.get(name) ?? 0) + 1)
      this.reasons.set(sentence.refused, (this.reasons.get(sentence.refused) ?? 0) + 1)
    }
  }
}

const besiege = (seed: number, rounds: number) => {
  const chance = createRandom(seed)
  const siege = new Siege(chance)
  const fronts = [
    { court: workedIn('board', chance), trespasses: onBoard, forged: true },
    { court: workedIn('meeting', chance), trespasses: inMeeting, forged: true },
    { court: closed(chance), trespasses: closedTrespasses, forged: false },
  ]
  for (const { court, trespasses, forged } of fronts) {
    const before = Y.encodeStateAsUpdate(court.doc)
    for (let round = 0; round < rounds; round++) {
      for (const trespass of Object.entries(trespasses))
        siege.trespass(court, trespass, forged && round % 2 === 1)
      if (forged)
        for (const name of Object.keys(forgeries)) siege.forge(court, name, round % 2 === 1)
    }
    // To look at an update changes nothing.
    expect(Y.encodeStateAsUpdate(court.doc)).toEqual(before)
  }
  return siege
}

const kinds = [onBoard, inMeeting, closedTrespasses, forgeries].flatMap((table) =>
  Object.keys(table),
)

test(
  'SY9, SY10, GU1–GU10: no hostile update gets in, alone or hidden in a legal one',
  () => {
    let count = 0
    const seen = new Set<string>()
    const reasons = new Map<string, number>()
    for (let seed = 1; seed <= times(1, 13); seed++) {
      const siege = besiege(seed, times(2, 12))
      expect(siege.passed, `seed ${seed}`).toEqual([])
      count += siege.count
      for (const name of siege.refused.keys()) seen.add(name)
      for (const [reason, each] of siege.reasons)
        reasons.set(reason, (reasons.get(reason) ?? 0) + each)
    }
    report(
      `hostile updates: ${count} of ${seen.size} kinds, all refused: ${JSON.stringify(Object.fromEntries(reasons))}`,
    )
    expect([...seen].sort()).toEqual([...new Set(kinds)].sort())
    expect(count).toBeGreaterThan(times(250, 20_000))
  },
  patience,
)

test('SY9, SY10, GU1–GU10: the same people’s legal updates pass, so it is not everything that is refused', () => {
  const chance = createRandom(7)
  const courts = [workedIn('board', chance), workedIn('meeting', chance)]
  for (let step = 0; step < 60; step++) {
    const court = chance.pick(courts)
    const attack = {
      court,
      doc: court.copy(),
      seat: facilitator,
      random: chance,
      step: 500_000 + step,
    }
    expect(
      court.judge(
        updateOf(attack.doc, () => editFreely(court.kind, attack)),
        facilitator,
      ).refused,
    ).toBeNull()
  }
})
