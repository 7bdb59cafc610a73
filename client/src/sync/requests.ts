/** How long an answer may take, ms, beside the time that the bytes need on a slow line; then the request is sent again. */
const waits = [2_000, 4_000, 8_000]
/** Bytes in a millisecond: what a line brings on which one can work at all. */
const slowLine = 16
/** A browser keeps six connections to one server over HTTP/1.1: one is the stream's, two are for everything else. */
const atOnce = 3

const never = new AbortController().signal

interface Question {
  path: string
  body: Uint8Array<ArrayBuffer>
  /** Nobody wants the answer any more. */
  over: AbortSignal
}

/** Asks once; the answer's status, null when none came within `wait` ms and what the bytes need. */
const ask = async ({ path, body, over }: Question, wait: number): Promise<number | null> => {
  const attempt = new AbortController()
  const stop = () => attempt.abort()
  const limit = setTimeout(stop, wait + body.length / slowLine)
  over.addEventListener('abort', stop)
  const response = await fetch(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
    signal: attempt.signal,
  }).catch(() => null)
  clearTimeout(limit)
  over.removeEventListener('abort', stop)
  return response?.status ?? null
}

/** POST requests of all lines over one stream: each comes to an end, and a few are under way at once. */
export class Requests {
  #free = atOnce
  readonly #waiting: (() => void)[] = []

  /**
   * Sends until the server answers: a hole in the network is tried again, a server that takes no more just now is given
   * time. The status of its own word; null when all was in vain, or `over` was aborted.
   */
  async post(
    path: string,
    body: Uint8Array<ArrayBuffer> = new Uint8Array(),
    over: AbortSignal = never,
  ): Promise<number | null> {
    for (const wait of waits) {
      await this.#turn()
      const status = over.aborted ? null : await ask({ path, body, over }, wait)
      this.#next()
      if (over.aborted) return null
      const isBusy = status === 429
      if (status !== null && status < 500 && !isBusy) return status
      // Too many come at once just now: the next attempt would be refused as well.
      if (isBusy) await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return null
  }

  async #turn(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
