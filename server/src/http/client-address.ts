import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** The address that wrong guesses and lines are counted against. */
export type ClientAddress = (c: Context) => string

/** `address`, `IPv4:port`, `[IPv6]` or `[IPv6]:port`, as proxies write it; some put it in quotes. */
const written = /^"?(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?"?$/

/** An address in the one form that it is counted by: without port and zone, IPv4 also where IPv6 carries it. Null when it is none. */
const plainAddress = (entry: string): string | null => {
  const [, bracketed, dotted] = written.exec(entry) ?? []
  const [bare = ''] = (bracketed ?? dotted ?? entry).split('%')
  const version = isIP(bare)
  if (version === 4) return bare
  if (version === 0) return null
  // A URL writes IPv6 in lower case and as short as it goes (RFC 5952).
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short) ?? []
  if (high === undefined || low === undefined) return short
  const bytes = [high, low].flatMap((part) => [parseInt(part, 16) >> 8, parseInt(part, 16) & 255])
  return bytes.join('.')
}

/**
 * Whose request it is. With TRUST_PROXY the last entry of X-Forwarded-For: the one that our own proxy wrote; the rest is
 * hearsay. Where that entry is no address (`unknown`, a made-up name), the proxy's own address counts.
 */
export const addressOf = (
  trustProxy: boolean,
  forwarded: string | string[] | undefined,
  remote: string | undefined,
): string => {
  const entries = trustProxy ? [forwarded ?? ''].flat().join(',').split(',') : []
  const last = entries.at(-1)?.trim() ?? ''
  return plainAddress(last) ?? plainAddress(remote ?? '') ?? 'unknown'
}

/** The address behind a request of the app. Requests that did not come over a socket share one. */
export const createClientAddress =
  (trustProxy: boolean): ClientAddress =>
  (c) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
    return addressOf(trustProxy, c.req.header('x-forwarded-for'), incoming?.socket.remoteAddress)
  }

/** The same of a request that has not reached the app: an upgrade that waits for its answer. */
export const createRequestAddress =
  (trustProxy: boolean) =>
  ({ headers, socket }: IncomingMessage): string =>
    addressOf(trustProxy, headers['x-forwarded-for'], socket.remoteAddress)
