import { unpack } from './unpack.ts'

interface Ends {
  /** The state, and the frames that came behind it. */
  done: (update: Uint8Array, behind: readonly Uint8Array[]) => void
  /** It was damaged. */
  failed: () => void
}

/** A compressed state on its way into the document: frames wait behind it, because what comes after builds on it. */
export class PackedState {
  #waiting: Uint8Array[] | null = null

  /** Whether this frame has to wait; it is kept then. */
  keeps(frame: Uint8Array): boolean {
    this.#waiting?.push(frame)
    return this.#waiting !== null
  }

  /** The line has ended: nothing comes of it. */
  drop(): void {
    this.#waiting = null
  }

  async unpack({ bytes, size }: { bytes: Uint8Array; size: number }, ends: Ends): Promise<void> {
    const waiting: Uint8Array[] = (this.#waiting = [])
    const update = await unpack(bytes, size).catch(() => null)
    if (this.#waiting !== waiting) return
    this.#waiting = null
    if (update) ends.done(update, waiting)
    else ends.failed()
  }
}
