import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import { createRandom, type Random } from '../support/random.ts'
import { calmEdits } from './support/calm-edits.ts'
import { Court } from './support/court.ts'
import { freeEdits } from './support/free-edits.ts'
import { type EditTable, Session } from './support/session.ts'
import { patience, report, times } from './support/sizes.ts'
import { build, guestFacilitator, memberC } from './support/world.ts'

/** A run of many people's honest work; every message that the guard sees must pass. */
class HonestRun {
  readonly court: Court
  readonly sessions: Session[]
  readonly kinds = new Map<string, number>()
  readonly #random: Random
  #messages = 0
  #step = 10
  #refusal: string | null = null

  constructor(kind: RoomKind, seed: number) {
    this.#random = createRandom(seed)
    this.court = new Court(kind, build[kind])
    // Member A has two pages open, on two devices.
    const seats = [facilitator, guestFacilitator, memberA, memberA, memberB, memberC]
    this.sessions = seats.map(
      (seat, at) => new Session(this.court, seat, 1_000 * (1 + this.#random.int(900)) + at),
    )
    const receive = this.court.receive.bind(this.court)
    this.court.receive = (update, seat) => {
      this.#messages++
      return receive(update, seat)
    }
  }

  get messages(): number {
    return this.#messages
  }
  get refusal(): string | null {
    return this.#refusal
  }

  run(steps: number): void {
    for (let step = 0; step < steps && !this.#refusal; step++)
      this.#takeStep(this.#random.pick(this.sessions))
    for (const session of this.sessions) this.#note('settle', session.settle())
    for (const session of this.sessions) session.pull()
  }

  #takeStep(session: Session): void {
    const random = this.#random
    const roll = random.int(100)
    if (roll < 50) this.#edit(freeEdits, session)
    else if (roll < 58) session.step('undo')
    else if (roll < 62) session.step('redo')
    else if (roll < 76) this.#note('message', session.sendOne())
    else if (roll < 82) session.pull()
    else if (roll < 84) session.isOnline = false
    else if (roll < 88) this.#note('SyncStep2', session.reconnect())
    else if (roll < 90) this.#twin(session)
    else this.#editCalmly(session)
  }

  /** A page that is opened anew starts with what the person's other page keeps on the device. */
  #twin(session: Session): void {
    const twin = this.sessions.find((other) => other !== session && other.seat === session.seat)
    if (twin && !twin.isOnline) twin.pull(session.doc)
  }

  #editCalmly(session: Session): void {
    this.#note('settle', session.settle())
    session.pull()
    this.#edit(calmEdits, session)
    this.#note('calm', session.settle())
    // What others' rights hang on is not taken back later, when it may be somebody else's.
    session.undo.clear()
  }

  #edit(table: EditTable, session: Session): void {
    const [name, edit] = this.#random.pick(Object.entries(table[this.court.kind]))
    const done = edit({
      doc: session.doc,
      seat: session.seat,
      random: this.#random,
      step: this.#step++,
    })
    if (done !== false) this.kinds.set(name, (this.kinds.get(name) ?? 0) + 1)
    this.#last = `${name} of ${session.seat.personId}`
  }
  #last = ''

  #note(how: string, outcome: { refused: string; place: string } | null): void {
    if (outcome)
      this.#refusal ??= `${how}: ${outcome.refused} at ${outcome.place}, last edit ${this.#last}`
  }
}

/** Rows in the order of their ids: maps of Yjs keep the order in which they were told. */
const sorted = (found: unknown): unknown =>
  found !== null && typeof found === 'object' && !Array.isArray(found)
    ? Object.fromEntries(
        Object.entries(found)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)]),
      )
    : found
const contentOf = ({ doc }: { doc: Court['doc'] }) =>
  JSON.stringify(
    sorted(Object.fromEntries([...doc.share].map(([root]) => [root, doc.getMap(root).toJSON()]))),
  )

for (const kind of ['board', 'meeting'] as const)
  test(
    `GU11: nothing honest is refused on a ${kind}: undo, redo, offline weeks, two pages of one person`,
    () => {
      const kinds = new Map<string, number>()
      let messages = 0
      for (let seed = 1; seed <= times(10, 80); seed++) {
        const run = new HonestRun(kind, seed)
        run.run(times(250, 400))
        expect(run.refusal, `seed ${seed}`).toBeNull()
        const [first, ...others] = [run.court, ...run.sessions].map(contentOf)
        for (const other of others) expect(other, `seed ${seed}`).toBe(first)
        messages += run.messages
        for (const [name, count] of run.kinds) kinds.set(name, (kinds.get(name) ?? 0) + count)
      }
      report(`honest messages on a ${kind}: ${messages}, none refused`)
      const expected = [...Object.keys(freeEdits[kind]), ...Object.keys(calmEdits[kind])]
      expect([...kinds.keys()].sort()).toEqual(expected.sort())
      expect(messages).toBeGreaterThan(times(150, 3_000))
    },
    patience,
  )
