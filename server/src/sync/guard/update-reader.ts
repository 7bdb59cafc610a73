import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { Refused } from './refused.ts'
import { scanUpdate } from './scan-update.ts'

export type Struct = Y.Item | Y.GC
type Known = (client: number) => number

export interface DeleteRange {
  client: number
  clock: number
  /** One past the last deleted clock. */
  end: number
}

/** An update taken apart and found well-formed; nothing was applied. */
export interface ReadUpdate {
  /** New structs, in an order in which each one's references come before it. */
  structs: Struct[]
  /** New structs by client, ascending: for look-ups by id. */
  byClient: Map<number, Struct[]>
  /** What it deletes: by client, ascending, without overlaps. */
  deletes: Map<number, DeleteRange[]>
  /** What its new structs weigh, at most. */
  bytes: number
}

/** Clocks count what one page load wrote. Sums of larger ones are no whole numbers any more, and no copy of Yjs reads them. */
const lastClock = 2 ** 40

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** Decodes all of it: what goes on behind its end is no update of this version, and Yjs would apply only its beginning. */
const decode = (update: Uint8Array): Decoded => {
  const bytes = decoding.createDecoder(update)
  // Yjs makes the decoder itself, from the class that it is given: this one can be asked afterwards where it stopped.
  function Decoder() {
    return new Y.UpdateDecoderV1(bytes)
  }
  let decoded: Decoded
  try {
    decoded = Y.decodeUpdateV2(update, Decoder as unknown as typeof Y.UpdateDecoderV1)
  } catch {
    throw new Refused('malformed')
  }
  if (decoding.hasContent(bytes)) throw new Refused('malformed')
  return decoded
}

const endOf = (struct: Struct): number => struct.id.clock + struct.length

/** Groups by client; each client's run must be without gaps and join what is known. Structs that are known already are dropped. */
const groupByClient = (
  all: Decoded['structs'],
  clients: number,
  known: Known,
): Map<number, Struct[]> => {
  const next = new Map<number, number>()
  const byClient = new Map<number, Struct[]>()
  let previous = -1
  for (const struct of all) {
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip || struct.length <= 0 || endOf(struct) > lastClock)
      throw new Refused('malformed')
    const expected = next.get(client)
    if (expected === undefined) {
      if (clock > known(client)) throw new Refused('missing')
    } else if (expected !== clock || previous !== client) {
      throw new Refused('malformed')
    }
    previous = client
    next.set(client, endOf(struct))
    if (endOf(struct) <= known(client)) {
      checkKnown(struct, known)
      continue
    }
    const list = byClient.get(client)
    if (list) list.push(struct)
    else byClient.set(client, [struct])
  }
  // A client listed twice, or listed empty, is read differently by decoding and by applying.
  if (next.size !== clients) throw new Refused('malformed')
  return byClient
}

/** Yjs looks up what a struct refers to before it sees that it has the struct already. */
const checkKnown = (struct: Struct, known: Known): void => {
  for (const id of references(struct))
    if (id.clock >= known(id.client) || pointsAhead(struct, id)) throw new Refused('malformed')
}

/** A reference into the struct's own future. */
const pointsAhead = (struct: Struct, id: Y.ID): boolean =>
  id.client === struct.id.client && id.clock >= struct.id.clock

const references = (struct: Struct): Y.ID[] => {
  if (struct instanceof Y.GC) return []
  const found: Y.ID[] = []
  if (struct.origin) found.push(struct.origin)
  if (struct.rightOrigin) found.push(struct.rightOrigin)
  const parent: unknown = struct.parent
  if (parent instanceof Y.ID) found.push(parent)
  return found
}

/**
 * Puts structs into an order in which every reference is known. What can never be ordered is either a gap (something
 * the server lacks) or a forgery (a reference into the struct's own future, a circle), which Yjs would keep for ever.
 */
const orderCausally = (byClient: Map<number, Struct[]>, known: Known): Struct[] => {
  const ordered: Struct[] = []
  const done = new Map<number, number>()
  const position = new Map<number, number>()
  const state = (client: number) => done.get(client) ?? known(client)
  for (const [client, list] of byClient) {
    for (const struct of list)
      for (const id of references(struct))
        if (pointsAhead(struct, id)) throw new Refused('malformed')
    position.set(client, 0)
  }
  let moved = true
  while (moved && position.size > 0) {
    moved = false
    for (const [client, start] of position) {
      const list = byClient.get(client) ?? []
      let at = start
      while (at < list.length) {
        const struct = list[at] as Struct
        if (!references(struct).every((id) => id.client === client || id.clock < state(id.client)))
          break
        ordered.push(struct)
        done.set(client, endOf(struct))
        at++
      }
      if (at > start) moved = true
      if (at === list.length) position.delete(client)
      else position.set(client, at)
    }
  }
  if (position.size > 0) throw new Refused('missing')
  return ordered
}

const readDeletes = (ds: Decoded['ds'], state: Known): Map<number, DeleteRange[]> => {
  const deletes = new Map<number, DeleteRange[]>()
  for (const [client, items] of ds.clients) {
    const ranges: DeleteRange[] = []
    for (const { clock, len } of items.toSorted((a, b) => a.clock - b.clock)) {
      if (!(len > 0)) throw new Refused('malformed')
      const end = clock + len
      if (end > state(client)) throw new Refused('missing')
      const last = ranges.at(-1)
      if (last && clock <= last.end) last.end = Math.max(last.end, end)
      else ranges.push({ client, clock, end })
    }
    deletes.set(client, ranges)
  }
  return deletes
}

/**
 * Takes a v1 update apart against what the document knows. Throws `Refused`: `malformed`, `tooLarge`, or `missing` when
 * it builds on something that the server does not have.
 */
export const readUpdate = (update: Uint8Array, known: Known): ReadUpdate => {
  const { clients, structBytes } = scanUpdate(update)
  const { structs: all, ds } = decode(update)
  const byClient = groupByClient(all, clients, known)
  const structs = orderCausally(byClient, known)
  const state: Known = (client) => {
    const last = byClient.get(client)?.at(-1)
    return last ? endOf(last) : known(client)
  }
  const bytes = structs.length > 0 ? structBytes : 0
  return { structs, byClient, deletes: readDeletes(ds, state), bytes }
}

/** The struct among an update's own that holds the id; binary search. */
export const findStruct = (byClient: Map<number, Struct[]>, id: Y.ID): Struct | null => {
  const list = byClient.get(id.client)
  if (!list) return null
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = list[middle] as Struct
    if (struct.id.clock > id.clock) high = middle - 1
    else if (endOf(struct) <= id.clock) low = middle + 1
    else return struct
  }
  return null
}

/** Whether the update itself deletes all of a struct that it brings. */
export const isDeletedBy = (deletes: Map<number, DeleteRange[]>, struct: Struct): boolean => {
  const ranges = deletes.get(struct.id.client)
  if (!ranges) return false
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle] as DeleteRange
    if (range.clock > struct.id.clock) high = middle - 1
    else if (range.end <= struct.id.clock) low = middle + 1
    else return range.end >= endOf(struct)
  }
  return false
}
