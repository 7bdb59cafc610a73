import { createMiddleware } from 'hono/factory'
import { HttpFault } from './http-fault.ts'

/** What the paths of the API and of rooms are made of: names of routes, ids, and the names of lines. */
const plain = /^[\w/:.-]*$/

const isPlain = (path: string): boolean => {
  try {
    return plain.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/** A path with anything else in it (NUL, broken escapes, letters that no id has) leads to nothing, and to no query. */
export const plainPaths = createMiddleware(async (c, next) => {
  if (!isPlain(new URL(c.req.url).pathname)) throw new HttpFault('notFound')
  await next()
})
