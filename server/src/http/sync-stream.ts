import { randomBytes } from 'node:crypto'
import { limits } from '@sedyanka/shared/limits.ts'
import { readFrames } from '@sedyanka/shared/frame-batch.ts'
import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { EventStream } from './event-stream.ts'
import { admit, type SyncDeps, SyncLine } from './sync-line.ts'
import { type SignedIn, signedIn } from './who.ts'

interface OpenLine {
  line: SyncLine
  /** How many requests were taken. */
  requests: number
  /** How many bodies are on their way in. */
  taking: number
}
interface AtLine {
  Variables: SignedIn['Variables'] & { open: OpenLine }
}

const tooLarge = (): never => {
  throw new HttpFault('tooLarge')
}

/**
 * The same frames for offices whose proxies let no WebSocket through: GET /sync/<room>/events is a stream of server-sent
 * events (base64 frames), POST /sync/<room>/frames/<line>?number=<1, 2 …> carries the peer's own, one request after another.
 * The line's name is known to the stream's reader only, and whoever writes must be the person who reads.
 */
export const syncStream = (deps: SyncDeps & Pick<HttpDeps, 'sessions'>) => {
  const lines = new Map<string, OpenLine>()
  let taking = 0
  const takingOf = new Map<string, number>()

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
    const { outgoing = null } = (c.env ?? {}) as Partial<HttpBindings>
    const stream = new EventStream(outgoing as ServerResponse | null, end)
    if (line) {
      lines.set(name, { line, requests: 0, taking: 0 })
      stream.tell('line', name)
      // Nobody sees whether a stream is read. A page asks something every quarter of a minute, hidden every minute.
      line.open(
        {
          send: (frames) => stream.send(frames),
          bufferedBytes: () => stream.bufferedBytes(),
          close: (code) => {
            stream.close(code)
            end()
          },
        },
        limits.streamSilence,
      )
    } else if ('code' in admission) stream.close(admission.code)
    return c.body(stream.body, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
  }

  /** Before any of a body is read: is there such a line, is it theirs, and do not too many bodies come at once? */
  const admitFrames = createMiddleware<AtLine>(async (c, next) => {
    const open = lines.get(c.req.param('line') ?? '')
    if (!open || open.line.seat.current()?.personId !== c.get('session').personId)
      throw new HttpFault('notFound')
    const { personId } = c.get('session')
    const own = takingOf.get(personId) ?? 0
    if (
      open.taking >= limits.framesAtOnce ||
      own >= limits.framesAtOnceOfPerson ||
      taking >= limits.framesAtOnceInAll
    )
      throw new HttpFault('tooMany')
    open.taking++
    takingOf.set(personId, own + 1)
    taking++
    c.set('open', open)
    try {
      await next()
    } finally {
      open.taking--
      taking--
      const left = (takingOf.get(personId) ?? 1) - 1
      if (left > 0) takingOf.set(personId, left)
      else takingOf.delete(personId)
    }
  })

  const takeFrames = async (c: Context<AtLine>) => {
    const open = c.get('open')
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
      admitFrames,
      bodyLimit({ maxSize: limits.frameBytes + 16, onError: tooLarge }),
      takeFrames,
    )
}
