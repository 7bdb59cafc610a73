import { joinFrames } from '@sedyanka/shared/frame-batch.ts'
import type { Visitor } from './visitor.ts'

interface Sending {
  by?: Visitor
  body?: Uint8Array
  number?: number
}

/** A visitor's sync connection without a WebSocket: an event stream down, POST requests up. */
export class StreamLine {
  readonly frames: Uint8Array[] = []
  /** The code of the `end` event, once it came. */
  endedWith: number | null = null
  /** The line's name; '' until the server has told it. */
  name = ''
  contentType = ''
  readonly #visitor: Visitor
  readonly #room: string
  readonly #abort = new AbortController()

  constructor(visitor: Visitor, room: string) {
    this.#visitor = visitor
    this.#room = room
    void this.#read().catch(() => undefined)
  }

  /** How many requests the server has taken. */
  taken = 0

  /** Sends frames in one request; gives the answer's status. */
  async post(
    frames: Uint8Array[],
    { by = this.#visitor, body = joinFrames(frames), number = this.taken + 1 }: Sending = {},
  ): Promise<number> {
    const path = `/sync/${this.#room}/frames/${this.name}?number=${number}`
    const response = await fetch(`${by.url}${path}`, {
      method: 'POST',
      headers: { cookie: by.cookie, origin: by.url, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })
    await response.arrayBuffer()
    if (response.status === 204) this.taken = number
    return response.status
  }

  close(): void {
    this.#abort.abort()
  }

  async #read(): Promise<void> {
    const { url, cookie } = this.#visitor
    const response = await fetch(`${url}/sync/${this.#room}/events`, {
      headers: { cookie, origin: url },
      signal: this.#abort.signal,
    })
    this.contentType = response.headers.get('content-type') ?? ''
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) this.#take(event)
    }
  }

  #take(event: string): void {
    const kind = /^event: (.*)$/m.exec(event)?.[1] ?? 'message'
    const data = /^data: (.*)$/m.exec(event)?.[1]
    if (data === undefined) return
    if (kind === 'line') this.name = data
    else if (kind === 'end') this.endedWith = Number(data)
    else this.frames.push(new Uint8Array(Buffer.from(data, 'base64')))
  }
}
