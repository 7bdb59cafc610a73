import { joinFrames } from '@sedyanka/shared/wire/frame-batch.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Requests } from './requests.ts'

/** Requests that a proxy would not take are cut into several; bytes. */
const batchBytes = 256 << 10

const takeBatch = (waiting: Uint8Array[]): Uint8Array[] => {
  let bytes = 0
  let count = 0
  while (
    count < Math.min(waiting.length, limits.framesInBody) &&
    (count === 0 || bytes + (waiting[count]?.length ?? 0) <= batchBytes)
  ) {
    bytes += waiting[count]?.length ?? 0
    count++
  }
  return waiting.splice(0, count)
}

/** Sends frames in POST requests, one after another: the order of edits is the order of arrival. */
export class FramePoster {
  readonly #path: string
  readonly #requests: Requests
  readonly #lost: () => void
  readonly #over = new AbortController()
  readonly #waiting: Uint8Array[] = []
  #isPosting = false
  #count = 0

  /**
   * `path`: where this line's frames go; `lost`: they do not get there. What something on the way swallows is sent
   * again with its number, by which the server knows what it has; it is told as lost only when that is in vain, too.
   */
  constructor(path: string, requests: Requests, lost: () => void) {
    this.#path = path
    this.#requests = requests
    this.#lost = lost
  }

  send(frames: readonly Uint8Array[]): void {
    this.#waiting.push(...frames)
    void this.#postAll()
  }

  close(): void {
    this.#over.abort()
    this.#waiting.length = 0
  }

  async #postAll(): Promise<void> {
    if (this.#isPosting) return
    this.#isPosting = true
    const { signal } = this.#over
    while (this.#waiting.length > 0 && !signal.aborted) {
      const body = new Uint8Array(joinFrames(takeBatch(this.#waiting)))
      const path = `${this.#path}?number=${++this.#count}`
      const status = await this.#requests.post(path, body, signal)
      if (status !== 204 && !signal.aborted) this.#lost()
    }
    this.#isPosting = false
  }
}
