import { winningEntry } from '@sedyanka/server/sync/guard/winning-entry.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom, type Random } from '../support/random.ts'
import { forge, id, item } from './support/forge.ts'
import { patience, times } from './support/sizes.ts'

const key = 'status'
const entryUnder = (doc: Y.Doc) => doc.getMap('rows')._map.get(key) ?? null

/** A new entry that hangs on any clock written so far, a run's middle included: no editor would write most of these. */
const hangOn = (made: readonly Y.Item[], at: Y.ID, random: Random): Y.Item => {
  const content = random.chance(0.3)
    ? new Y.ContentDeleted(1 + random.int(4))
    : new Y.ContentAny([random.int(9)])
  const parent = made.length === 0 || random.chance(0.2) ? null : random.pick(made)
  if (!parent) return item(at, content, { parent: 'rows', key })
  const clock = parent.id.clock + random.int(parent.length)
  return item(at, content, { origin: id(parent.id.client, clock) })
}

/** Entries as the guard sees them: each knows its parent, and those of one update come in causal order. */
const makeEntries = (random: Random, state: Map<number, number>, made: Y.Item[]) =>
  Array.from({ length: 1 + random.int(6) }, () => {
    const client = 1 + random.int(4)
    const entry = hangOn(made, id(client, state.get(client) ?? 0), random)
    state.set(client, entry.id.clock + entry.length)
    made.push(entry)
    return entry
  })

test(
  'GU13: the guard knows which value will stand as well as Yjs does, whatever hangs on what',
  () => {
    let fromStored = 0
    for (let seed = 1; seed <= times(200, 30_000); seed++) {
      const random = createRandom(seed)
      const doc = new Y.Doc()
      doc.getMap('rows')
      const state = new Map<number, number>()
      const made: Y.Item[] = []
      for (let round = 0; round < 4; round++) {
        const known = new Map(state)
        const entries = makeEntries(random, state, made)
        const present = entryUnder(doc)
        const standing = winningEntry(present, entries, (client) => known.get(client) ?? 0)
        if (standing === present) fromStored++
        // Kept now: Yjs splits and joins runs of tombstones when it applies; the last clock is what stays.
        const lastId = standing.lastId
        for (const entry of entries)
          Y.applyUpdate(
            doc,
            forge([{ client: entry.id.client, clock: entry.id.clock, structs: [entry] }]),
          )
        expect(doc.store.pendingStructs, `seed ${seed}`).toBeNull()
        expect(entryUnder(doc)?.lastId, `seed ${seed}, round ${round}`).toEqual(lastId)
      }
      doc.destroy()
    }
    expect(fromStored).toBeGreaterThan(20)
  },
  patience,
)
