import { createMiddleware } from 'hono/factory'
import { HttpFault } from './http-fault.ts'

/**
 * Refuses a request whose address no URL can be made of (a host like `a..1`), or that names a user and a password in it
 * (RFC 9110 §4.2.4): whatever reads it later would throw.
 */
export const soundAddress = createMiddleware(async (c, next) => {
  const url = URL.parse(c.req.url)
  if (!url || url.username !== '' || url.password !== '') throw new HttpFault('badRequest')
  await next()
})
