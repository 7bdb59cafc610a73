import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { FramePoster } from './post-frames.ts'
import { Requests } from './requests.ts'
import type { OpenTransport, Transport, TransportEvents } from './transport.ts'

/** The network broke. */
const broken = 1006
/** A stream without lines is kept for so long: a page that is left is often followed by another; milliseconds. */
const keptFor = 3_000

const decodeBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** Divides what an event says about one line: the line's number, and the rest. */
const readEvent = (data: string): { at: number; rest: string } => {
  const gap = data.indexOf(' ')
  return { at: Number(data.slice(0, gap)), rest: data.slice(gap + 1) }
}

/** Tells the server that nobody wants that line any more. */
const leave = (requests: Requests, name: string): void =>
  void requests.post(`/sync/rooms/leave/${name}`)

/** One room's line over a stream. */
class StreamLine implements Transport {
  readonly room: string
  readonly #events: TransportEvents
  readonly #requests: Requests
  readonly #over = new AbortController()
  #poster: FramePoster | null = null
  #name: string | null = null
  /** It was refused by a stream of others before. */
  hasMoved = false
  /** Frames from before the line had its name. */
  readonly #early: Uint8Array[] = []
  /** Takes it off its stream. */
  detach: () => void = () => {}

  constructor(room: string, events: TransportEvents, requests: Requests) {
    this.room = encodeURIComponent(room)
    this.#events = events
    this.#requests = requests
  }

  /** Aborted once it is over. */
  get over(): AbortSignal {
    return this.#over.signal
  }

  /** The server has let it in under that name. */
  open(name: string): void {
    this.#name = name
    const path = `/sync/${this.room}/frames/${name}`
    this.#poster = new FramePoster(path, this.#requests, () => this.#lose())
    this.#poster.send(this.#early)
    this.#events.opened()
  }

  receive(frame: Uint8Array): void {
    this.#events.frame(frame)
  }

  /** It is over, and not because the page wants it. */
  end(code: number): void {
    if (this.over.aborted) return
    this.#stop()
    this.#events.closed(code)
  }

  send(frame: Uint8Array): void {
    if (this.#poster) this.#poster.send([frame])
    else this.#early.push(frame)
  }

  close(): void {
    if (this.over.aborted) return
    this.#stop()
    this.#leave()
  }

  /** What it says does not arrive: nor does the server know that it is over. */
  #lose(): void {
    this.end(broken)
    this.#leave()
  }

  /** Others would see its person here until the server misses a sign of life. */
  #leave(): void {
    if (this.#name !== null) leave(this.#requests, this.#name)
  }

  #stop(): void {
    this.#over.abort()
    this.#poster?.close()
    this.detach()
  }
}

interface StreamOptions {
  requests: Requests
  /** It carries no more lines. */
  onOver: () => void
  /** The server does not let this line's session use this stream. */
  onRefused: (line: StreamLine) => void
}

/** One stream of server-sent events with any number of lines. */
class SharedStream {
  readonly #options: StreamOptions
  readonly #source = new EventSource('/sync/rooms/events')
  readonly #lines = new Map<number, StreamLine>()
  #name: string | null = null
  #last = 0
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(options: StreamOptions) {
    this.#options = options
    const listen = (event: string, hear: (data: string) => void) =>
      this.#source.addEventListener(event, ({ data }: MessageEvent<string>) => hear(data))
    listen('stream', (name) => this.#open(name))
    listen('line', (data) => this.#onLine(readEvent(data)))
    listen('message', (data) => {
      const { at, rest } = readEvent(data)
      this.#lines.get(at)?.receive(decodeBase64(rest))
    })
    listen('end', (data) => {
      const { at, rest } = readEvent(data)
      // Without a number it is the end of the stream.
      if (data.includes(' ')) this.#lines.get(at)?.end(Number(rest))
      else this.#end(Number(rest))
    })
    // The browser would reconnect by itself, with lines that the server has forgotten.
    this.#source.addEventListener('error', () => this.#end(broken))
  }

  add(line: StreamLine): void {
    clearTimeout(this.#idle)
    const at = ++this.#last
    this.#lines.set(at, line)
    line.detach = () => {
      this.#lines.delete(at)
      if (this.#lines.size === 0) this.#idle = setTimeout(() => this.#end(broken), keptFor)
    }
    if (this.#name !== null) void this.#ask(at, line, this.#name)
  }

  #open(name: string): void {
    this.#name = name
    for (const [at, line] of this.#lines) void this.#ask(at, line, name)
  }

  async #ask(at: number, line: StreamLine, name: string): Promise<void> {
    const path = `/sync/${line.room}/lines/${name}?at=${at}`
    const status = await this.#options.requests.post(path, undefined, line.over)
    if (line.over.aborted || status === 204) return
    if (status === 401) return line.end(closeCodes.session)
    if (status !== 404 || line.hasMoved) return line.end(broken)
    line.hasMoved = true
    line.detach()
    this.#options.onRefused(line)
  }

  #onLine({ at, rest: name }: { at: number; rest: string }): void {
    const line = this.#lines.get(at)
    if (line) line.open(name)
    else leave(this.#options.requests, name)
  }

  #end(code: number): void {
    clearTimeout(this.#idle)
    this.#source.close()
    this.#options.onOver()
    for (const line of this.#lines.values()) line.end(code)
    clearTimeout(this.#idle)
  }
}

/** Lines over event streams: all over one, as long as the server lets them. */
export class SharedStreams {
  readonly #requests = new Requests()
  #current: SharedStream | null = null

  /** Sync without WebSockets: frames arrive as server-sent events and leave in POST requests. */
  readonly open: OpenTransport = (room, events) => {
    const line = new StreamLine(room, events, this.#requests)
    this.#newest().add(line)
    return line
  }

  #newest(): SharedStream {
    if (this.#current) return this.#current
    const stream = new SharedStream({
      requests: this.#requests,
      onOver: () => this.#leave(stream),
      onRefused: (line) => this.#move(line, stream),
    })
    this.#current = stream
    return stream
  }

  /** Others have signed in since that stream was opened: theirs is another one. */
  #move(line: StreamLine, from: SharedStream): void {
    this.#leave(from)
    this.#newest().add(line)
  }

  #leave(stream: SharedStream): void {
    if (this.#current === stream) this.#current = null
  }
}
