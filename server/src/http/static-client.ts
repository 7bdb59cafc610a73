import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import { isPage } from './page-paths.ts'

const forEver = 'public, max-age=31536000, immutable'

/** Says how long an answer may be kept, when there is one to keep. */
const keep = (cacheControl: string) =>
  createMiddleware(async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cache-control', cacheControl)
  })

/** Tells a browser to ask for these already while the scripts that will use the answers are on their way. */
const preload = (...paths: string[]): string =>
  paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', ')

/** A page that is not there is shown by the client in words, and told to programs by its status: a probe must not take it for an answer. */
const asMissing = createMiddleware(async (c, next) => {
  await next()
  if (c.res.ok) c.res = new Response(c.res.body, { status: 404, headers: c.res.headers })
})

/**
 * The built client. Files under /assets carry their content's hash in the name and never change; the client's pages are
 * one file, which finds its own way. A browser that has a page already is answered 304.
 */
export const staticClient = (clientDir: string) => {
  const files = serveStatic({ root: clientDir, precompressed: true })
  const page = serveStatic({ root: clientDir, path: 'index.html', precompressed: true })
  const meetingPage = serveStatic({ root: clientDir, path: 'meeting.html', precompressed: true })
  return (
    new Hono()
      .get('/b/:boardId{[\\w-]+}/m/:meetingId{[\\w-]+}', etag(), keep('no-cache'), (c, next) => {
        c.header('link', preload('/api/me', `/api/boards/${c.req.param('boardId')}`))
        return meetingPage(c, next)
      })
      .get('/assets/*', keep(forEver), files, (c) => c.notFound())
      // A last segment with a dot asks for a file; where there is none, an old page must not get HTML for a script.
      .get('*', etag(), keep('no-cache'), files, (c, next) =>
        /\.[^/]*$/.test(c.req.path) || !isPage(c.req.path) ? next() : page(c, next),
      )
      .get('*', asMissing, (c, next) =>
        /\.[^/]*$/.test(c.req.path) ? Promise.resolve(c.notFound()) : page(c, next),
      )
  )
}
