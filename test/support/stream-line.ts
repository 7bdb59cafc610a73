import { joinFrames } from '@sedyanka/shared/wire/frame-batch.ts'
import type { Visitor } from './visitor.ts'

interface Sending {
  by?: Visitor
  body?: Uint8Array
  number?: number
}

/** A visitor's sync connection without a WebSocket: a line on an event stream down, POST requests up. */
export class StreamLine {
  readonly frames: Uint8Array[] = []
  /** The code of the `end` event, once it came. */
  endedWith: number | null = null
  /** The line's name; '' until the server has told it. */
  name = ''
  /** The stream's name; '' until the server has told it. */
  stream = ''
  contentType = ''
  readonly #visitor: Visitor
  readonly #room: string
  readonly #abort = new AbortController()
  readonly #others = new Map<number, StreamLine>([[1, this]])

  /** `over`: another line, on whose stream this one is to be; without it a stream is opened. */
  constructor(visitor: Visitor, room: string, over: StreamLine | null = null) {
    this.#visitor = visitor
    this.#room = room
    if (over) void this.#join(over)
    else void this.#read().catch(() => undefined)
  }

  /** How many requests the server has taken. */
  taken = 0

  /** The status of the last request that asked for a place on the stream. */
  joined = 0

  /** Asks for a place on a stream, as the line number `at`; gives the answer's status. */
  async ask(at: number, stream = this.stream): Promise<number> {
    const path = `/sync/${this.#room}/lines/${stream}?at=${at}`
    return (this.joined = await this.#send(path, this.#visitor))
  }

  /** Ends the line; gives the answer's status. */
  leave({ by = this.#visitor }: Pick<Sending, 'by'> = {}): Promise<number> {
    return this.#send(`/sync/rooms/leave/${this.name}`, by)
  }

  /** Sends frames in one request; gives the answer's status. */
  async post(
    frames: Uint8Array[],
    { by = this.#visitor, body = joinFrames(frames), number = this.taken + 1 }: Sending = {},
  ): Promise<number> {
    const path = `/sync/${this.#room}/frames/${this.name}?number=${number}`
    const status = await this.#send(path, by, body)
    if (status === 204) this.taken = number
    return status
  }

  close(): void {
    this.#abort.abort()
  }

  async #send(path: string, by: Visitor, body: Uint8Array = new Uint8Array()): Promise<number> {
    const response = await fetch(`${by.url}${path}`, {
      method: 'POST',
      headers: { cookie: by.cookie, origin: by.url, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })
    await response.arrayBuffer()
    return response.status
  }

  async #join(over: StreamLine): Promise<void> {
    const at = over.#others.size + 1
    over.#others.set(at, this)
    this.stream = over.stream
    await this.ask(at)
  }

  async #read(): Promise<void> {
    const { url, cookie } = this.#visitor
    const response = await fetch(`${url}/sync/rooms/events`, {
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
    const [at = '', rest = ''] = data.split(' ')
    if (kind === 'stream') {
      this.stream = data
      void this.ask(1)
    } else if (rest === '') for (const each of this.#others.values()) each.endedWith = Number(data)
    else {
      const line = this.#others.get(Number(at))
      if (line) line.#hear(kind, rest)
    }
  }

  #hear(kind: string, data: string): void {
    if (kind === 'line') this.name = data
    else if (kind === 'end') this.endedWith = Number(data)
    else this.frames.push(new Uint8Array(Buffer.from(data, 'base64')))
  }
}
