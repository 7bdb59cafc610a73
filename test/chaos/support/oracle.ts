import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { stateOf } from './court.ts'
import { afterTheEnd, type Change, isOver, rights, withTheOpening } from './rights-table.ts'
import { shapes } from './shape-table.ts'
import { type Plain, type Snapshot, snapshotOf } from './snapshot.ts'

const id = /^[A-Za-z0-9][\w:-]{0,79}$/
const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

interface Case {
  kind: RoomKind
  seat: Seat
  owners: ReadonlyMap<number, string>
  before: Y.Doc
}

/**
 * What an accepted update did that it should not have: applied to a copy, its effect is held against two plain tables
 * that know nothing of the guard. Empty when all is well.
 */
export const findWrongs = (update: Uint8Array, { kind, seat, owners, before }: Case): string[] => {
  const after = new Y.Doc()
  for (const root of Object.keys(shapes[kind])) after.getMap(root)
  Y.applyUpdate(after, Y.encodeStateAsUpdate(before))
  Y.applyUpdate(after, update)
  if (after.store.pendingStructs || after.store.pendingDs) return ['something is left pending']
  const roots = Object.keys(shapes[kind])
  const strange = [...after.share.keys()].filter((root) => !roots.includes(root))
  if (strange.length > 0) return [`roots of other names: ${strange.join()}`]
  const [was, is] = [snapshotOf(before, roots), snapshotOf(after, roots)]
  const wrongs = [
    ...findForeignClocks(before, after, (client) => owners.get(client) === seat.personId),
    ...roots.flatMap((root) => findMisfits(kind, root, after)),
    ...roots.flatMap((root) => findTrespasses(kind, root, { seat, was, is })),
  ]
  after.destroy()
  return wrongs
}

/** Clocks of a client id that is known and is not this person's. */
const findForeignClocks = (
  before: Y.Doc,
  after: Y.Doc,
  isOwn: (client: number) => boolean,
): string[] => {
  const now = stateOf(after)
  return [...stateOf(before)]
    .filter(([client, clock]) => !isOwn(client) && now.get(client) !== clock)
    .map(([client]) => `clocks of client ${client}`)
}

const findMisfits = (kind: RoomKind, root: string, doc: Y.Doc): string[] => {
  const shape = shapes[kind][root] ?? {}
  const wrongs: string[] = []
  for (const [rowId, row] of doc.getMap(root)) {
    if (!id.test(rowId) || !(row instanceof Y.Map)) wrongs.push(`${root}/${rowId} is no row`)
    if (!(row instanceof Y.Map)) continue
    for (const name of (row as Y.Map<unknown>).keys())
      if (!Object.hasOwn(shape, name)) wrongs.push(`${root}/${rowId}/${name} is no field`)
    for (const [name, { fits, optional }] of Object.entries(shape)) {
      const found: unknown = row.get(name)
      if (found === undefined ? !optional : !fits(found))
        wrongs.push(`${root}/${rowId}/${name} does not fit`)
    }
  }
  return wrongs
}

/** Which item holds a text: a text that is there is written in, never replaced. */
const madeBy = (found: unknown): string | null =>
  typeof found === 'object' && found !== null && 'made' in found ? String(found.made) : null

const changedFields = (before: Plain, after: Plain): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !same(before[name], after[name]),
  )

const findTrespasses = (
  kind: RoomKind,
  root: string,
  { seat, was, is }: { seat: Seat; was: Snapshot; is: Snapshot },
): string[] => {
  const table = rights[kind][root]
  if (!table) return [`no rights are written down for ${root}`]
  const wrongs: string[] = []
  const frozen = kind === 'meeting' && isOver(was)
  for (const rowId of was.get(root)?.keys() ?? [])
    if (!is.get(root)?.has(rowId)) wrongs.push(`${root}/${rowId} is gone`)
  for (const [rowId, after] of is.get(root) ?? []) {
    const before = was.get(root)?.get(rowId) ?? null
    const fields = changedFields(before ?? {}, after)
    if (before && fields.length === 0) continue
    const change: Change = { seat, id: rowId, before, after, was, is }
    const place = `${root}/${rowId}`
    if (seat.role === 'observer' || seat.role === 'screen') wrongs.push(`${place} by a reader`)
    const left = isOver(is) ? afterTheEnd : [...afterTheEnd, ...withTheOpening]
    if (frozen && (root !== 'meeting' || !fields.every((name) => left.includes(name))))
      wrongs.push(`${place} after the end`)
    if (frozen && root === 'meeting' && !isOver(is) && !after['reopenReason'])
      wrongs.push(`${place} reopened without a reason`)
    if (!before && !table.create(change)) wrongs.push(`${place} made`)
    if (!before) continue
    for (const name of fields) {
      const may = Object.hasOwn(table.change, name) ? table.change[name] : table.change['*']
      if (!may?.(change)) wrongs.push(`${place}/${name} changed`)
      if (madeBy(before[name]) !== null && madeBy(before[name]) !== madeBy(after[name]))
        wrongs.push(`${place}/${name} replaced`)
    }
  }
  return wrongs
}
