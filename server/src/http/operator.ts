import { sValidator } from '@hono/standard-validator'
import { OpenOperatorRequest } from '@sedyanka/shared/wire/api.ts'
import {
  OperatorBoardsQuery,
  type OperatorBoards,
  type OperatorFacts,
} from '@sedyanka/shared/wire/operator.ts'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { operatorLimits } from '../accounts/operator.ts'
import type { Survey } from '../ops/survey.ts'
import { version } from '../version.ts'
import { keepsCookies, setCookieProbe } from './cookie-probe.ts'
import type { HttpDeps } from './deps.ts'
import { readinessOf } from './health.ts'
import { HttpFault } from './http-fault.ts'
import { fieldsOf, jsonBody } from './json-body.ts'

/** So many boards come in one answer. */
const boardsAtOnce = 200

const boardsQuery = sValidator('query', OperatorBoardsQuery, (result) => {
  if (!result.success) throw new HttpFault('badRequest', fieldsOf(result.error))
})

/**
 * POST /operator/open, /operator/close; GET /operator, /operator/boards: what whoever looks after the server needs to know of
 * it. Nothing here changes anything, and no seat and no session of a person opens it: only the operator's link does. Its
 * cookie goes to these routes alone.
 */
export const operatorRoutes = ({
  operator,
  takeSurvey,
  rooms,
  sessions,
  clientAddress,
}: Pick<HttpDeps, 'operator' | 'takeSurvey' | 'rooms' | 'sessions' | 'clientAddress'>) => {
  // `__Host-` would ask for the path `/`.
  const cookieName = sessions.isSecure ? '__Secure-sedyanka-operator' : 'sedyanka-operator'
  const cookie = {
    httpOnly: true,
    sameSite: 'Strict',
    secure: sessions.isSecure,
    path: '/api/operator',
  } as const
  /** When the session ends. Throws `signedOut` without one. */
  const assertOpen = async (c: Context): Promise<number> => {
    const endsAt = await operator.find(getCookie(c, cookieName))
    if (endsAt === null) throw new HttpFault('signedOut')
    return endsAt
  }

  // Pages of the list go on from what its first page showed.
  let last: Survey | null = null
  const boardsOf = ({ boards }: Survey, from: number): OperatorBoards => ({
    total: boards.length,
    boards: boards.slice(from, from + boardsAtOnce),
  })

  return new Hono()
    .post('/operator/open', jsonBody(OpenOperatorRequest), async (c) => {
      const { token, checksCookies } = c.req.valid('json')
      if (checksCookies && !keepsCookies(c)) throw new HttpFault('cookiesBlocked')
      const opened = await operator.open(token, clientAddress(c))
      if (typeof opened === 'number')
        throw opened > 0
          ? new HttpFault('tooMany', undefined, { seconds: opened })
          : new HttpFault('linkExpired')
      setCookie(c, cookieName, opened.token, { ...cookie, maxAge: operatorLimits.lifetime / 1_000 })
      return c.json({ endsAt: opened.expiresAt })
    })
    .post('/operator/close', async (c) => {
      await assertOpen(c)
      await operator.end()
      last = null
      deleteCookie(c, cookieName, cookie)
      return c.json({})
    })
    .get('/operator', async (c) => {
      setCookieProbe(c)
      const endsAt = await assertOpen(c)
      last = await takeSurvey()
      const health = rooms.health()
      return c.json<OperatorFacts>({
        ...last,
        endsAt,
        version,
        readiness: readinessOf(health),
        rooms: health.rooms,
        lines: health.peers,
        boards: boardsOf(last, 0),
      })
    })
    .get('/operator/boards', boardsQuery, async (c) => {
      await assertOpen(c)
      last ??= await takeSurvey()
      return c.json<OperatorBoards>(boardsOf(last, c.req.valid('query').from))
    })
}
