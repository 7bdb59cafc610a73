import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import type { DurableCommit } from './durable-commit.ts'
import { rewrittenAfter } from '../document/edition.ts'
import type { RoomOptions } from './room-options.ts'
import { type Transform, writeEdition } from '../document/write-edition.ts'

type RewritingOptions = Pick<
  RoomOptions,
  'name' | 'doc' | 'epoch' | 'owners' | 'times' | 'journal' | 'now'
> & {
  commit: DurableCommit
  /** It did not come to it: turns go on. */
  onFailed: () => void
}

/** Writes the document of a room anew. */
export class Rewriting {
  readonly #options: RewritingOptions

  constructor(options: RewritingOptions) {
    this.#options = options
  }

  /**
   * Waits for the turn that is on its way, takes no other one, and puts a new edition in the place of the document. `onDone`
   * is called at once when that is on disk, to end this room: it holds the old one. Rejects when the new one cannot be made
   * or stored; then the room goes on.
   */
  async run(transform: Transform, onDone: () => void): Promise<void> {
    const { name, doc, epoch, owners, times, journal, now, commit, onFailed } = this.#options
    try {
      await commit.alone(async (after) => {
        const made = writeEdition({ doc, owners, times }, transform)
        const at = now()
        const frame = { epoch: rewrittenAfter(epoch, at), at, schemaVersion, after }
        await journal.rewrite(name, { ...made, ...frame })
        onDone()
      })
    } catch (error) {
      onFailed()
      throw error
    }
  }
}
