import type { IncomingMessage, Server } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { limits } from '@sedyanka/shared/limits.ts'
import { createMiddleware } from 'hono/factory'
import { HttpFault } from './http-fault.ts'

/** Requests are short forms; documents travel over the sync protocol. Bytes. */
export const formBytes = 64 << 10

/** A body of frames: one whole frame, and what says where it ends. */
export const framesBytes = limits.frameBytes + 16

/** Answers a body that is too large. */
export const refuseSize = (): never => {
  throw new HttpFault('tooLarge')
}

const isFrames = (url: string | undefined): boolean =>
  /^\/sync\/[^/]+\/frames\//.test(URL.parse(url ?? '', 'http://localhost')?.pathname ?? '')

const tooLarge = new WeakSet<IncomingMessage>()

/**
 * Asks for the body of a request that waits to be asked (`Expect: 100-continue`) only when it says that it is not too
 * large. Any other request is answered without it, and its line ends: whoever waited may send the body all the same.
 */
export const askForBodies = (server: Server): void => {
  server.on('checkContinue', (request, response) => {
    const length = Number(request.headers['content-length'] ?? 0)
    if (length <= (isFrames(request.url) ? framesBytes : formBytes)) response.writeContinue()
    else {
      tooLarge.add(request)
      response.setHeader('connection', 'close')
    }
    server.emit('request', request, response)
  })
}

/** Refuses a request whose body was not asked for, before anything else is looked at. */
export const notAskedFor = createMiddleware(async (c, next) => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  if (incoming && tooLarge.has(incoming as IncomingMessage)) {
    c.header('cache-control', 'no-store')
    refuseSize()
  }
  await next()
})
