import { randomBytes } from 'node:crypto'
import { limits } from '@sedyanka/shared/limits.ts'
import { readFrames } from '@sedyanka/shared/frame-batch.ts'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { admit, type SyncDeps, SyncLine, type Wire } from './sync-line.ts'
import { type SignedIn, signedIn } from './who.ts'

/** Comments keep the stream open through proxies that end what is silent; milliseconds. */
const heartbeat = 15_000
/** Proxies hold an answer back until they have seen this much of it. */
const padding = `: ${' '.repeat(2048)}\n\n`

const encoder = new TextEncoder()

const tooLarge = (): never => {
  throw new HttpFault('tooLarge')
}

/** An answer that goes on: server-sent events, written whenever the room has something to say. */
class EventStream implements Wire {
  readonly body: ReadableStream<Uint8Array>
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null
  readonly #beat: NodeJS.Timeout

  constructor(onEnd: () => void) {
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => {
          this.#end()
          onEnd()
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    )
    this.#beat = setInterval(() => this.#write(':\n\n'), heartbeat)
    this.#write(padding)
  }

  send(frames: readonly Uint8Array[]): void {
    const toBase64 = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
      Buffer.from(buffer, byteOffset, byteLength).toString('base64')
    this.#write(frames.map((frame) => `data: ${toBase64(frame)}\n\n`).join(''))
  }

  /** A named event that is no frame. */
  tell(event: string, data: string): void {
    this.#write(`event: ${event}\ndata: ${data}\n\n`)
  }

  bufferedBytes(): number {
    return Math.max(0, -(this.#controller?.desiredSize ?? 0))
  }

  close(code: number): void {
    this.tell('end', String(code))
    this.#controller?.close()
    this.#end()
  }

  #write(text: string): void {
    this.#controller?.enqueue(encoder.encode(text))
  }

  #end(): void {
    clearInterval(this.#beat)
    this.#controller = null
  }
}

/**
 * The same frames for offices whose proxies let no WebSocket through: GET /sync/<room>/events is a stream of server-sent
 * events (base64 frames), POST /sync/<room>/frames/<line>?number=<1, 2 …> carries the peer's own, one request after another.
 * The line's name is known to the stream's reader only, and whoever writes must be the person who reads.
 */
export const syncStream = (deps: SyncDeps & Pick<HttpDeps, 'sessions'>) => {
  const lines = new Map<string, { line: SyncLine; requests: number }>()

  const openStream = async (c: Context) => {
    // HEAD comes here too: a stream that nobody reads would hold its place for ever.
    if (c.req.method !== 'GET') throw new HttpFault('notFound')
    const admission = await admit(deps, c.req.raw.headers, c.req.param('room') ?? '')
    const name = randomBytes(16).toString('base64url')
    const line = 'code' in admission ? null : new SyncLine(deps, admission)
    const end = () => {
      lines.delete(name)
      line?.end()
    }
    const stream = new EventStream(end)
    if (line) {
      lines.set(name, { line, requests: 0 })
      stream.tell('line', name)
      line.open({
        send: (frames) => stream.send(frames),
        bufferedBytes: () => stream.bufferedBytes(),
        close: (code) => {
          stream.close(code)
          end()
        },
      })
    } else if ('code' in admission) stream.close(admission.code)
    return c.body(stream.body, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
  }

  const takeFrames = async (c: Context<SignedIn>) => {
    const open = lines.get(c.req.param('line') ?? '')
    if (!open || open.line.seat.current()?.personId !== c.get('session').personId)
      throw new HttpFault('notFound')
    const frames = readFrames(new Uint8Array(await c.req.arrayBuffer()))
    const number = Number(c.req.query('number') ?? open.requests + 1)
    if (!frames || !Number.isInteger(number)) throw new HttpFault('badRequest')
    // A browser or a proxy sends a request again whose answer it lost: what counts twice would be acknowledged too early.
    if (number <= open.requests) return c.body(null, 204)
    if (number > open.requests + 1) throw new HttpFault('badRequest')
    open.requests = number
    for (const frame of frames) open.line.receive(frame)
    return c.body(null, 204)
  }

  return new Hono()
    .get('/:room/events', openStream)
    .post(
      '/:room/frames/:line',
      signedIn(deps),
      bodyLimit({ maxSize: limits.frameBytes + 16, onError: tooLarge }),
      takeFrames,
    )
}
