import { Hono } from 'hono'
import { version } from '../version.ts'
import type { HttpDeps } from './deps.ts'

/**
 * What a supervisor or a monitor asks. GET /livez: 200 as long as the process answers; a restart helps nothing else.
 * GET /readyz and /healthz: 200 while edits can be stored, 503 while the disk refuses or a room waits too long for its
 * turn. Both names are usual (Kubernetes, "Kubernetes API health endpoints"); only /healthz says more than a word.
 */
export const healthRoutes = ({ rooms, counts }: Pick<HttpDeps, 'rooms' | 'counts'>) => {
  const state = () => {
    const { rooms: open, peers: lines, stalled, degraded } = rooms.health()
    const status = degraded ? ('degraded' as const) : ('ok' as const)
    return { status, version, rooms: open, lines, stalled, refused: counts.read() }
  }
  const codeOf = (status: 'ok' | 'degraded') => (status === 'ok' ? 200 : 503)
  return new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', (c) => {
      const { status } = state()
      return c.text(status, codeOf(status))
    })
    .get('/healthz', (c) => {
      const found = state()
      return c.json(found, codeOf(found.status))
    })
}
