import { limits } from '@sedyanka/shared/limits.ts'
import { readFrames } from '@sedyanka/shared/wire/frame-batch.ts'
import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { framesBytes, refuseSize } from './body-sizes.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { type OpenLine, SharedStreams } from './shared-streams.ts'
import { admit, type SyncDeps } from './sync-line.ts'
import { type MaybeSignedIn, readSession, type SignedIn, signedIn } from './authorise.ts'

interface AtLine {
  Variables: SignedIn['Variables'] & { open: OpenLine }
}

/**
 * The same frames for offices whose proxies let no WebSocket through. GET /sync/rooms/events is a stream of server-sent
 * events, one for all tabs of a browser; POST /sync/<room>/lines/<stream>?at=<1, 2 …> puts a line of a room on it, whose
 * frames come there as `<at> <base64>`; POST /sync/<room>/frames/<line>?number=<1, 2 …> carries the peer's own, one
 * request after another, and POST /sync/rooms/leave/<line> ends that line. The names of streams and lines are known to the
 * stream's reader only, and whoever writes must be the person who reads.
 */
export const syncStream = (deps: SyncDeps & Pick<HttpDeps, 'sessions'>) => {
  const streams = new SharedStreams(deps)
  let taking = 0
  const takingOf = new Map<string, number>()

  const openStream = (c: Context<MaybeSignedIn>) => {
    // HEAD comes here too: a stream that nobody reads would hold its place for ever.
    if (c.req.method !== 'GET') throw new HttpFault('notFound')
    const { outgoing = null } = (c.env ?? {}) as Partial<HttpBindings>
    const personId = c.get('session')?.personId ?? null
    const { body } = streams.open(personId, outgoing as ServerResponse | null)
    return c.body(body, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
  }

  const addLine = async (c: Context<SignedIn>) => {
    const at = Number(c.req.query('at'))
    if (!Number.isSafeInteger(at) || at < 1) throw new HttpFault('badRequest')
    const isAdded = await streams.addLine(
      { name: c.req.param('stream') ?? '', personId: c.get('session').personId, at },
      () => admit(deps, c.req.raw.headers, c.req.param('room') ?? ''),
    )
    if (!isAdded) throw new HttpFault('notFound')
    return c.body(null, 204)
  }

  /** Only the person who reads a line writes on it, and ends it. */
  const ownLine = createMiddleware<AtLine>((c, next) => {
    const open = streams.find(c.req.param('line') ?? '')
    if (!open || open.line.seat.current()?.personId !== c.get('session').personId)
      throw new HttpFault('notFound')
    c.set('open', open)
    return next()
  })

  /** Before any of a body is read: do not too many bodies come at once? */
  const admitFrames = createMiddleware<AtLine>(async (c, next) => {
    const open = c.get('open')
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

  const leave = (c: Context<AtLine>) => {
    c.get('open').leave()
    return c.body(null, 204)
  }

  return new Hono()
    .get('/rooms/events', readSession(deps), openStream)
    .post('/:room/lines/:stream', signedIn(deps), addLine)
    .post('/rooms/leave/:line', signedIn(deps), ownLine, leave)
    .post(
      '/:room/frames/:line',
      signedIn(deps),
      ownLine,
      admitFrames,
      bodyLimit({ maxSize: framesBytes, onError: refuseSize }),
      takeFrames,
    )
}
