import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** The address that wrong guesses are counted against. */
export type ClientAddress = (c: Context) => string

/** With TRUST_PROXY the last entry of X-Forwarded-For: the one that our own proxy wrote; the rest is hearsay. */
export const createClientAddress =
  (trustProxy: boolean): ClientAddress =>
  (c) => {
    const forwarded = trustProxy
      ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
      : undefined
    // A request that did not come over a socket has none of this; all such share one address.
    const bindings = c.env as Partial<HttpBindings> | undefined
    return forwarded || bindings?.incoming?.socket.remoteAddress || 'unknown'
  }
