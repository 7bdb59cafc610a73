import type { Readiness } from '@sedyanka/shared/wire/operator.ts'
import { Hono } from 'hono'
import type { Health } from '../sync/health-of.ts'
import { version } from '../version.ts'
import type { HttpDeps } from './deps.ts'

/** What /readyz says: whether edits are stored, or why not. */
export const readinessOf = ({
  isClosing,
  refusing,
  stalled,
}: Pick<Health, 'isClosing' | 'refusing' | 'stalled'>): Readiness => {
  if (isClosing) return 'stopping'
  if (refusing > 0) return 'storage'
  return stalled > 0 ? 'stalled' : 'ok'
}

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
      const reason = readinessOf(rooms.health())
      return reason === 'ok' ? c.text('ok') : c.json({ reason }, 503)
    })
    .get('/healthz', (c) => {
      const { rooms: open, peers: lines, stalled, degraded } = rooms.health()
      const status = degraded ? 'degraded' : 'ok'
      const said = { status, version, rooms: open, lines, stalled, refused: counts.read() }
      return c.json(said, degraded ? 503 : 200)
    })
