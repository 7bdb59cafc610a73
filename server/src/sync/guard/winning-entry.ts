import * as Y from 'yjs'
import { Refused } from './refused.ts'

/** One entry of a map's key: a run of clocks of one client, hanging on the entry that its author saw there. */
interface Entry {
  client: number
  clock: number
  /** One past its last clock. */
  end: number
  origin: Y.ID | null
  item: Y.Item
}

const storedEntry = (item: Y.Item): Entry => {
  const { client, clock } = item.id
  return { client, clock, end: clock + item.length, origin: item.origin, item }
}

/** Of an entry that is partly known only the rest is new; it hangs on the known part. */
const newEntry = (item: Y.Item, known: number): Entry => {
  const entry = storedEntry(item)
  return entry.clock >= known
    ? entry
    : { ...entry, clock: known, origin: Y.createID(entry.client, known - 1) }
}

const findEntry = (byClient: Map<number, Entry[]>, { client, clock }: Y.ID): Entry => {
  const list = byClient.get(client) ?? []
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const entry = list[middle] as Entry
    if (entry.clock > clock) high = middle - 1
    else if (entry.end <= clock) low = middle + 1
    else return entry
  }
  throw new Refused('malformed')
}

/**
 * Which entry stands under a key when `added` (in causal order) join what is stored; `present` is the one that stands
 * now. Yjs lays the entries of a key in a line, and the last one stands: each comes behind the one it hangs on, and of
 * several that hang on the same one the higher client id comes later, of one client's the older. All have no right
 * neighbour of their own (see `Guard`), so their order hangs on nothing else.
 */
export const winningEntry = (
  present: Y.Item | null,
  added: readonly Y.Item[],
  known: (client: number) => number,
): Y.Item => {
  let last = present
  const isRow = added.every((item) => {
    const follows = Y.compareIDs(item.origin, last?.lastId ?? null)
    last = item
    return follows
  })
  if (isRow && last) return last

  const entries = added.map((item) => newEntry(item, known(item.id.client)))
  for (let item = present; item; item = item.left as Y.Item | null) entries.push(storedEntry(item))
  const byClient = Map.groupBy(entries, ({ client }) => client)
  for (const list of byClient.values()) list.sort((a, b) => a.clock - b.clock)
  /** What the line goes on with behind an entry (null: at its beginning), and behind which of its clocks. */
  const next = new Map<Entry | null, { at: number; entry: Entry }>()
  for (const entry of entries) {
    const parent = entry.origin && findEntry(byClient, entry.origin)
    const at = entry.origin?.clock ?? 0
    // Hanging on the middle of a run it competes with the run's own rest.
    if (parent && at < parent.end - 1 && entry.client <= parent.client) continue
    const found = next.get(parent)
    const isLater =
      !found ||
      at < found.at ||
      (at === found.at &&
        (entry.client > found.entry.client ||
          (entry.client === found.entry.client && entry.clock < found.entry.clock)))
    if (isLater) next.set(parent, { at, entry })
  }
  let standing: Entry | null = null
  for (let step = next.get(null); step; step = next.get(step.entry)) standing = step.entry
  if (!standing) throw new Refused('malformed')
  return standing.item
}
