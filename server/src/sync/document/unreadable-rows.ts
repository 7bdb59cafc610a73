import type { RoomName } from '@sedyanka/shared/ids.ts'
import { misfitOf } from '@sedyanka/shared/rows/records.ts'
import type { RoomSchema } from '@sedyanka/shared/rows/collection.ts'
import type * as Y from 'yjs'
import type { Log } from '../ports.ts'

/** So many lines of one document: more say nothing that these do not. */
const linesAtMost = 5

/**
 * Tells whoever looks after the server of rows that do not fit their collection: every page leaves them out. They stay
 * stored as they are, so that a later version can read them, or somebody can mend them. Each is told of once.
 */
export class UnreadableRows {
  readonly #log: Log
  readonly #count: (kind: string) => void
  readonly #told = new Set<string>()

  constructor({ log, count }: { log: Log; count?: (kind: string) => void }) {
    this.#log = log
    this.#count = count ?? (() => {})
  }

  /** Looks at every row of a document that was loaded. */
  report(room: RoomName, doc: Y.Doc, schema: RoomSchema): void {
    let lines = 0
    for (const { root, fields } of schema.values())
      for (const [row, stored] of doc.getMap<unknown>(root)) {
        const reason = misfitOf(fields, stored)
        const place = `${room}/${root}/${row}`
        if (reason === null || this.#told.has(place)) continue
        this.#told.add(place)
        this.#count('row.unreadable')
        if (lines++ < linesAtMost)
          this.#log('row.unreadable', { room, collection: root, row, reason })
      }
  }
}
