import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { askForBodies } from './http/body-sizes.ts'
import { type DoorOptions, guardDoor } from './http/door.ts'
import { StartError } from './start-error.ts'

export interface Listening {
  server: ServerType
  /** Where it answers, for a person on this machine. */
  url: string
}

const explain: Record<string, string> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is not an address of this machine',
  ENOTFOUND: 'is not an address of this machine',
}

/** Where a server that listens there answers, for a person on its machine. */
export const urlOf = (host: string, port: number): string => {
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`
}

/** Starts to answer. Throws `StartError` when the port or the address cannot be had. */
export const listen = (
  app: Pick<Hono, 'fetch'>,
  { host, port }: { host: string; port: number },
  door: DoorOptions = {
    addressOf: ({ socket }) => socket.remoteAddress ?? '',
    connectionsOfAddress: limits.connectionsOfAddress,
    count: () => {},
  },
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: limits.frameBytes,
      maxFragments: limits.messageFragments,
      maxBufferedChunks: limits.messagePieces,
    })
    const server = createAdaptorServer({
      fetch: app.fetch,
      // Of HTTP/1.0 requests, which need not name a host: load balancers ask so for /healthz.
      hostname: 'localhost',
      websocket: { server: sockets },
      serverOptions: {
        headersTimeout: limits.headersWithin,
        requestTimeout: limits.requestWithin,
        connectionsCheckingInterval: limits.closeWithin,
        // Two hosts, origins or types are read as one that is none, not as the first of them: a proxy may have read the other.
        joinDuplicateHeaders: true,
      },
    }) as Server
    server.maxConnections = limits.connections
    // Of an answer that nobody reads, too. A WebSocket is taken out of it when it is let in.
    server.timeout = limits.stillWithin
    guardDoor(server, door)
    askForBodies(server)
    server.once('error', (error: Error & { code?: string }) => {
      const reason =
        explain[error.code ?? ''] ?? `cannot be used (${error.code ?? 'unknown error'})`
      reject(new StartError(`HOST ${host}, PORT ${port} ${reason}`, { cause: error }))
    })
    server.listen(port, host, () => {
      resolve({ server, url: urlOf(host, (server.address() as AddressInfo).port) })
    })
  })
