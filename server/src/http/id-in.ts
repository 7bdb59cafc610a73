import type { IdSchema } from '@sedyanka/shared/ids.ts'
import * as v from 'valibot'
import { HttpFault } from './http-fault.ts'

/** An id of the path. Throws `notFound` for what has not the form of one: there is no such thing. */
export const idIn = <I extends string>(schema: IdSchema<I>, text: string | undefined): I => {
  const found = v.safeParse(schema, text)
  if (!found.success) throw new HttpFault('notFound')
  return found.output
}
