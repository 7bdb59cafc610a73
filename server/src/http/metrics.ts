import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { hashToken } from '../accounts/token.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'

/**
 * What a monitor reads: GET /metrics, with the operator's token (RFC 6750). Without a token there is no such address;
 * with a wrong one the answer is 401 and says nothing else. Digests are compared: they are of one length.
 */
export const metricsRoutes = ({ metrics }: Pick<HttpDeps, 'metrics'>) => {
  const routes = new Hono()
  if (!metrics) return routes
  const expected = Buffer.from(hashToken(metrics.token))
  const isExpected = (header: string): boolean => {
    const [, token = ''] = /^bearer +(\S+)$/i.exec(header) ?? []
    return timingSafeEqual(Buffer.from(hashToken(token)), expected)
  }
  return routes.get('/metrics', async (c) => {
    c.header('cache-control', 'no-store')
    if (!isExpected(c.req.header('authorization') ?? '')) {
      c.header('www-authenticate', 'Bearer')
      throw new HttpFault('signedOut')
    }
    return c.body(await metrics.read(), 200, { 'content-type': metrics.contentType })
  })
}
