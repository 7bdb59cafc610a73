import { sValidator } from '@hono/standard-validator'
import type * as v from 'valibot'
import { HttpFault } from './http-fault.ts'

const nameOf = (segment: PropertyKey | { readonly key: unknown }): string =>
  String(typeof segment === 'object' ? segment.key : segment)

/** The names of the fields that do not fit, each once. */
export const fieldsOf = (
  issues: readonly {
    readonly path?: readonly (PropertyKey | { readonly key: unknown })[] | undefined
  }[],
): string[] => {
  const paths = issues.map(({ path }) => (path ?? []).map(nameOf).join('.'))
  return [...new Set(paths.filter((path) => path !== ''))]
}

/** Checks a request's JSON against its schema; the answer names the fields that do not fit, never their values. */
export const jsonBody = <S extends v.GenericSchema>(schema: S) =>
  sValidator('json', schema, (result) => {
    if (result.success) return
    throw new HttpFault('badRequest', fieldsOf(result.error))
  })
