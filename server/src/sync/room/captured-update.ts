import * as Y from 'yjs'

/** What a turn changed, encoded once by Yjs itself. */
export interface CapturedUpdate {
  update: Uint8Array
  /** The state vector before it. */
  before: Map<number, number>
  /** … and behind it. */
  after: Map<number, number>
  /** Roots in which something changed. */
  changed: Set<string>
}

/** Listens to a document and hands over what has changed since it was last asked. */
export class UpdateListener {
  #captured: CapturedUpdate | null = null

  constructor(doc: Y.Doc) {
    doc.on('update', (...[update, , , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) =>
      this.#add(update, transaction),
    )
  }

  take(): CapturedUpdate | null {
    const captured = this.#captured
    this.#captured = null
    return captured
  }

  #add(update: Uint8Array, transaction: Y.Transaction): void {
    const first = this.#captured
    const changed = first?.changed ?? new Set<string>()
    for (const type of transaction.changedParentTypes.keys())
      if (!type._item) changed.add(Y.findRootTypeKey(type))
    // Yjs may tidy up formatting right behind a transaction, in one of its own: both belong to the turn.
    this.#captured = {
      update: first ? Y.mergeUpdates([first.update, update]) : update,
      before: first?.before ?? transaction.beforeState,
      after: transaction.afterState,
      changed,
    }
  }
}
