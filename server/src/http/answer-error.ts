import type { HttpBindings } from '@hono/node-server'
import type { ApiError, ErrorCode } from '@sedyanka/shared/wire/api.ts'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { StorageError, storageCode } from '../store/storage-error.ts'
import type { Log } from '../sync/ports.ts'
import { HttpFault } from './http-fault.ts'

const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  400: 'badRequest',
  404: 'notFound',
  413: 'tooLarge',
}

/** Where it happened. The message stays out: the database's quote the values of the query that failed. */
const placeOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n')

/** The sender went away before its request had come whole: nobody waits for the answer, and nothing is wrong here. */
const isCutOff = (error: unknown, c: Context): boolean => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return incoming?.complete === false && storageCode(error) === 'ECONNRESET'
}

const storageFaults = [
  /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|PROTOCOL|NOMEM)/,
  // PostgreSQL: no connection, given way too often, no resources, stopped or cancelled, its system, its files; then no
  // writes, an end in the middle, a lock that was not to be had.
  /^((08|40|53|57|58|XX)...|25006|25P0.|55P03)$/,
  // The way to it, by Node's codes.
  /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|E\w+UNREACH)$/,
  /^(DATABASE_UNREACHABLE|NOT_STORED)/,
]

/** The disk is full, broken, or busy for longer than anybody waits: the request may be repeated later. */
export const isStorageFault = (error: unknown): boolean =>
  error instanceof StorageError || storageFaults.some((fault) => fault.test(storageCode(error)))

const faultOf = (error: unknown): HttpFault => {
  if (error instanceof HttpFault) return error
  if (error instanceof HTTPException)
    return new HttpFault(codeOfStatus[error.status] ?? 'badRequest')
  if (isStorageFault(error)) return new HttpFault('storage')
  return new HttpFault('internal')
}

/** The single place where a thrown thing becomes an answer. What nobody foresaw is logged, without what people wrote. */
export const answerError =
  (log: Log, count: (kind: string) => void) =>
  (error: Error, c: Context): Response => {
    const wasCutOff = isCutOff(error, c)
    const fault = wasCutOff ? new HttpFault('badRequest') : faultOf(error)
    count(wasCutOff ? 'http.cutOff' : `http.${fault.code}`)
    if (fault.status >= 500)
      log('http.failed', {
        method: c.req.method,
        route: c.req.routePath,
        error: error.name,
        stack: placeOf(error),
      })
    const body: ApiError = {
      error: fault.code,
      ...(fault.fields ? { fields: fault.fields } : {}),
      ...fault.facts,
    }
    if (fault.facts.seconds !== undefined) c.header('retry-after', String(fault.facts.seconds))
    return c.json(body, fault.status)
  }
