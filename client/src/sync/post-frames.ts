import { joinFrames } from '@sedyanka/shared/frame-batch.ts'
import { limits } from '@sedyanka/shared/limits.ts'

/** Requests that a proxy would not take are cut into several; bytes. */
const batchBytes = 256 << 10
/** How long an answer may take, ms, beside the time that the bytes need on a slow line; then the request is sent again. */
const waits = [2_000, 4_000, 8_000]
/** Bytes in a millisecond: what a line brings on which one can work at all. */
const slowLine = 16

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
  readonly #lost: () => void
  #current: AbortController | null = null
  #isOver = false
  readonly #waiting: Uint8Array[] = []
  #isPosting = false
  #requests = 0

  /**
   * `path`: where this line's frames go; `lost`: they do not get there. What something on the way swallows is sent
   * again with its number, by which the server knows what it has; it is told as lost only when that is in vain, too.
   */
  constructor(path: string, lost: () => void) {
    this.#path = path
    this.#lost = lost
  }

  send(frames: readonly Uint8Array[]): void {
    this.#waiting.push(...frames)
    void this.#postAll()
  }

  close(): void {
    this.#isOver = true
    this.#current?.abort()
    this.#waiting.length = 0
  }

  async #postAll(): Promise<void> {
    if (this.#isPosting) return
    this.#isPosting = true
    while (this.#waiting.length > 0 && !this.#isOver) {
      const body = new Uint8Array(joinFrames(takeBatch(this.#waiting)))
      if (!(await this.#deliver(body, ++this.#requests)) && !this.#isOver) this.#lost()
    }
    this.#isPosting = false
  }

  /** False when it did not arrive, or the line is over. */
  async #deliver(body: Uint8Array<ArrayBuffer>, number: number): Promise<boolean> {
    for (const wait of waits) {
      const attempt = (this.#current = new AbortController())
      const limit = setTimeout(() => attempt.abort(), wait + body.length / slowLine)
      const response = await fetch(`${this.#path}?number=${number}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/octet-stream' },
        signal: attempt.signal,
      }).catch(() => null)
      clearTimeout(limit)
      if (response?.ok) return true
      // The server's own refusal; anything else is a hole in the network.
      const isBusy = response?.status === 429
      if (this.#isOver || (response && response.status < 500 && !isBusy)) return false
      // Too many come at once just now: the next attempt would be refused as well.
      if (isBusy) await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return false
  }
}
