import { Hono } from 'hono'
import { version } from '../version.ts'
import type { HttpDeps } from './deps.ts'

/**
 * What a supervisor or a monitor asks. The names are usual (Kubernetes, "Kubernetes API health endpoints").
 *
 * - GET /livez: 200 as long as the process answers, whatever the disk does: a restart helps nothing else, and would cut
 *   off everybody who writes on meanwhile.
 * - GET /readyz: 200 while edits are stored; 503 with the reason while the disk refuses (`storage`), a room waits too long
 *   for its turn or for a disk that hangs (`stalled`), or the server stops (`stopping`). For whoever decides where newcomers
 *   are sent. It closes no line.
 * - GET /healthz: the same without the stop, with the version and some figures.
 */
export const healthRoutes = ({ rooms, counts }: Pick<HttpDeps, 'rooms' | 'counts'>) =>
  new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', (c) => {
      const { isClosing, refusing, stalled } = rooms.health()
      if (isClosing) return c.json({ reason: 'stopping' }, 503)
      if (refusing > 0) return c.json({ reason: 'storage' }, 503)
      return stalled > 0 ? c.json({ reason: 'stalled' }, 503) : c.text('ok')
    })
    .get('/healthz', (c) => {
      const { rooms: open, peers: lines, stalled, degraded } = rooms.health()
      const status = degraded ? 'degraded' : 'ok'
      const said = { status, version, rooms: open, lines, stalled, refused: counts.read() }
      return c.json(said, degraded ? 503 : 200)
    })
