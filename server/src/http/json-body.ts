import { sValidator } from '@hono/standard-validator'
import type * as v from 'valibot'
import { HttpFault } from './http-fault.ts'

const nameOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === 'object' ? segment.key : segment)

/** Checks a request's JSON against its schema; the answer names the fields that do not fit, never their values. */
export const jsonBody = <S extends v.GenericSchema>(schema: S) =>
  sValidator('json', schema, (result) => {
    if (result.success) return
    const paths = result.error.map((issue) => (issue.path ?? []).map(nameOf).join('.'))
    throw new HttpFault('badRequest', [...new Set(paths.filter((path) => path !== ''))])
  })
