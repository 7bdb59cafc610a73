import * as Y from 'yjs'

const textOf = ({ content }: Y.Item): string | null =>
  content instanceof Y.ContentString ? content.str : null

/** A stretch of letters that were deleted, and where it stands again in what has come. */
interface Restored {
  clock: number
  length: number
  offset: number
}

/** Whether one letter that has come stands in a word where another one was, and not perhaps in front of it, typed there. */
const isSure = (store: Y.Doc['store'], item: Y.Item, old: Y.Item): boolean => {
  if (item.length > 1 || old.length === 1) return true
  const { origin, rightOrigin } = item
  if (!origin || !rightOrigin || origin.client !== rightOrigin.client) return false
  if (origin.clock !== rightOrigin.clock - 1) return false
  const left = Y.getItem(store, origin)
  const said = left instanceof Y.Item ? textOf(left) : null
  return said !== null && /\S/.test(said[origin.clock - left.id.clock] ?? ' ')
}

/**
 * What an item puts back, of what this page keeps to be taken back itself: Yjs puts deleted letters back as new ones right in
 * front of the old. Nothing where it says something else, or where an old letter still stands: then somebody has typed it.
 */
const restoredBy = (store: Y.Doc['store'], item: Y.Item): Restored[] => {
  const { rightOrigin } = item
  const text = textOf(item)
  if (text === null || !rightOrigin) return []
  const { client, clock } = rightOrigin
  const found: Restored[] = []
  for (let offset = 0; offset < item.length;) {
    if (clock + offset >= Y.getState(store, client)) return []
    const old = Y.getItem(store, Y.createID(client, clock + offset))
    const skipped = clock + offset - old.id.clock
    const length = Math.min(old.length - skipped, item.length - offset)
    if (!old.deleted) return []
    const said = old instanceof Y.Item && old.keep ? textOf(old) : null
    if (said !== null) {
      const isSame = said.slice(skipped, skipped + length) === text.slice(offset, offset + length)
      if (!isSame || !isSure(store, item, old)) return []
      found.push({ clock: clock + offset, length, offset })
    }
    offset += length
  }
  return found
}

/** Calls for each item of a stretch of ids, which begin and end where it does. */
const forItems = (
  tr: Y.Transaction,
  { client, clock }: Y.ID,
  { length, act }: { length: number; act: (item: Y.Item, offset: number) => void },
): void => {
  const end = clock + length
  for (let at = clock; at < end;) {
    const item = Y.getItemCleanStart(tr, Y.createID(client, at))
    if (at + item.length > end) Y.getItemCleanStart(tr, Y.createID(client, end))
    act(item, at - clock)
    at += item.length
  }
}

/** Whether of two stretches put back at once this one gives way: every page says the same, and the one that stays is in order. */
const givesWay = (own: Y.Item, come: Y.Item): boolean => {
  const [a, b] = [own.rightOrigin?.clock ?? 0, come.rightOrigin?.clock ?? 0]
  // What begins further behind stands within the old letters, in front of which the longer stretch stands as a whole.
  return a === b ? come.id.client < own.id.client : b < a
}

/**
 * Two people delete the same letters, neither knowing of the other, and both take that back: each puts them back, and they
 * stand twice. So what others have put back is this page's own undoing too; of what was put back twice at once one page takes
 * its letters away.
 */
export const joinRestored = (note: Y.Text, tr: Y.Transaction): void => {
  const { doc } = tr
  const doubled: Y.Item[] = []
  const see = (come: Y.Item) => {
    for (const { clock, length, offset } of restoredBy(doc.store, come)) {
      const { client } = come.rightOrigin as Y.ID
      const restoredAs = (at: number) => Y.createID(come.id.client, come.id.clock + offset + at)
      const join = (old: Y.Item, at: number) => {
        if (old.redone === null) old.redone = restoredAs(at)
        else if (old.redone.client === doc.clientID)
          forItems(tr, old.redone, {
            length: old.length,
            act: (own, further) => {
              if (own.deleted || !givesWay(own, come)) return
              own.redone = restoredAs(at + further)
              doubled.push(own)
            },
          })
      }
      forItems(tr, Y.createID(client, clock), { length, act: join })
    }
  }
  for (const [client, end] of tr.afterState) {
    const begin = tr.beforeState.get(client) ?? 0
    if (client === doc.clientID || end <= begin) continue
    for (let clock = begin; clock < end;) {
      const struct = Y.getItem(doc.store, Y.createID(client, clock))
      clock = struct.id.clock + struct.length
      if (struct instanceof Y.Item && !struct.deleted && struct.parent === note) see(struct)
    }
  }
  if (doubled.length > 0)
    doc.transact((next) => {
      for (const item of doubled) item.delete(next)
    }, joinRestored)
}
