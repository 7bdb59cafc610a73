import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as v from 'valibot'
import * as Y from 'yjs'
import type { Random } from '../../support/random.ts'
import type { Court } from './court.ts'

interface Outcome {
  refused: string
  place: string
}

/** One open page: its copy, its undo, and what it has not sent yet. */
export class Session {
  readonly doc = new Y.Doc()
  readonly seat: Seat
  readonly undo: Y.UndoManager
  /** Updates not sent yet, in order; empty for who is offline, since SyncStep2 will carry all. */
  readonly unsent: Uint8Array[] = []
  isOnline = true
  readonly #court: Court

  constructor(court: Court, seat: Seat, clientId: number) {
    this.#court = court
    this.seat = seat
    this.doc.clientID = clientId
    this.pull()
    const roots = [...documentSchema[court.kind].keys()].map((root) => this.doc.getMap(root))
    this.undo = new Y.UndoManager(roots, {
      trackedOrigins: new Set([origins.edit]),
      captureTimeout: 0,
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOnline) this.unsent.push(update)
    })
  }

  /**
   * Takes back the last edit, or does it again. Where somebody wrote into the same field at the same moment and lost, Yjs
   * then leaves the field empty; a page must not, so here the step is reversed within the same message.
   */
  step(way: 'undo' | 'redo'): void {
    const before = this.unsent.length
    this.undo[way]()
    if (this.#isWhole) return
    this.undo[way === 'undo' ? 'redo' : 'undo']()
    if (this.unsent.length > before) this.unsent.push(Y.mergeUpdates(this.unsent.splice(before)))
  }

  get #isWhole(): boolean {
    const shapes = [...documentSchema[this.#court.kind].values()]
    return shapes.every((shape) => hasWholeRows(this.doc, shape))
  }

  /** Takes what the server has, or what another page of the same person has. */
  pull(from: Y.Doc = this.#court.doc): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(this.doc)), this)
  }

  /** Sends the oldest message; the refusal, if there was one. */
  sendOne(): Outcome | null {
    const update = this.unsent.shift()
    return update ? this.#send(update) : null
  }

  /** Comes back with one SyncStep2 that holds everything the server lacks. */
  reconnect(): Outcome | null {
    this.isOnline = true
    this.unsent.length = 0
    const update = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#court.doc))
    const outcome = this.#send(update)
    this.pull()
    return outcome
  }

  /** Sends all there is and takes what there is. */
  settle(): Outcome | null {
    if (!this.isOnline) return this.reconnect()
    while (this.unsent.length > 0) {
      const outcome = this.sendOne()
      if (outcome) return outcome
    }
    this.pull()
    return null
  }

  #send(update: Uint8Array): Outcome | null {
    const sentence = this.#court.receive(update, this.seat)
    if (sentence.refused === null) return null
    // It builds on what another page of this person has not sent yet: the server asks, and gets all of it.
    if (sentence.refused !== 'missing') return sentence
    const everything = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#court.doc))
    const answer = this.#court.receive(everything, this.seat)
    return answer.refused === null ? null : answer
  }
}

const hasWholeRows = (doc: Y.Doc, { root, fields }: CollectionShape): boolean =>
  [...doc.getMap<Y.Map<unknown>>(root).values()].every((row) =>
    Object.entries(fields).every(
      ([name, field]) => field.kind !== 'value' || v.is(field.schema, row.get(name)),
    ),
  )

/** What an edit may use. */
export interface Editing {
  doc: Y.Doc
  seat: Seat
  random: Random
  /** Not used before in this run: ids and times are made of it. */
  step: number
}
/** One thing that a person does on the page; false when there was nothing to do it to. */
export type Edit = (editing: Editing) => boolean | void
export type EditTable = Record<RoomKind, Record<string, Edit>>
