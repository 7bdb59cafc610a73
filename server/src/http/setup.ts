import { SetupRequest } from '@sedyanka/shared/wire/api.ts'
import { Hono } from 'hono'
import { keepsCookies, setCookieProbe } from './cookie-probe.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { readMe } from './me.ts'

/** GET, POST /setup: the first facilitator comes in, or comes back. */
export const setupRoutes = (deps: HttpDeps) =>
  new Hono()
    .get('/setup', async (c) => {
      setCookieProbe(c)
      return c.json({ open: await deps.setup.isOpen() })
    })
    .post('/setup', jsonBody(SetupRequest), async (c) => {
      const { token, name, checksCookies } = c.req.valid('json')
      if (checksCookies && !keepsCookies(c)) throw new HttpFault('cookiesBlocked')
      const finished = await deps.setup.finish(token, name)
      // Not counted: nobody guesses 256 random bits.
      if (!finished) throw new HttpFault('linkExpired')
      const { personId, endedSessions } = finished
      for (const session of endedSessions) deps.seats.sessionEnded(session)
      deps.seats.personRenamed(personId, name)
      const { ended, setCookie } = await deps.sessions.open(personId, c.req.raw.headers)
      if (ended) deps.seats.sessionEnded(ended)
      for (const cookie of setCookie) c.header('set-cookie', cookie, { append: true })
      return c.json(await readMe(deps, personId))
    })
