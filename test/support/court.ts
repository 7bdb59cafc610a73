import { Guard } from '@sedyanka/server/sync/guard/guard.ts'
import { Refused } from '@sedyanka/server/sync/guard/refused.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { buildBoard, buildMeeting } from './fixtures.ts'

/** A server’s document with its guard, and the judging of updates that a client makes on a copy. */
export class Court {
  readonly doc = new Y.Doc()
  readonly owners = new Map<number, string>()
  readonly guard: Guard
  /** The server's clock, epoch milliseconds. */
  now = 1_000

  /** With what a court before it had stored it goes on from there. */
  constructor(
    kind: RoomKind,
    stored?: { updates: readonly Uint8Array[]; owners: ReadonlyMap<number, string> },
  ) {
    for (const root of documentSchema[kind].keys()) this.doc.getMap(root)
    const build = kind === 'board' ? buildBoard : buildMeeting
    if (!stored) build(this.doc)
    for (const update of stored?.updates ?? []) Y.applyUpdate(this.doc, update)
    for (const [client, owner] of stored?.owners ?? []) this.owners.set(client, owner)
    this.guard = new Guard(this.doc, kind, {
      ownerOf: (id) => this.owners.get(id) ?? null,
      now: () => this.now,
    })
  }

  /** A client's copy of the document. */
  copy(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc))
    return doc
  }

  /** The update that an edit makes. */
  update(edit: (doc: Y.Doc) => void, doc = this.copy()): Uint8Array {
    const before = Y.encodeStateVector(doc)
    edit(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }

  /** Judges an update: 'ok', or the reason. The document must not change by being looked at. */
  judge(update: Uint8Array, seat: Seat): string {
    const before = Y.encodeStateAsUpdate(this.doc)
    try {
      this.guard.check(update, seat)
      return 'ok'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return error.reason
    } finally {
      expect(Y.encodeStateAsUpdate(this.doc)).toEqual(before)
    }
  }

  try(seat: Seat, edit: (doc: Y.Doc) => void): string {
    return this.judge(this.update(edit), seat)
  }

  /** Applies what was allowed, as the room does. */
  accept(update: Uint8Array, seat: Seat): void {
    for (const client of this.guard.check(update, seat).claimed)
      this.owners.set(client, seat.personId)
    Y.applyUpdate(this.doc, update)
    expect(this.doc.store.pendingStructs).toBeNull()
  }
}

/** A stored row. */
export const rowOf = (doc: Y.Doc, root: string, id: string) =>
  doc.getMap<Y.Map<unknown>>(root).get(id) as Y.Map<unknown>
