import { type HttpBindings, upgradeWebSocket } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import type { WSEvents } from 'hono/ws'
import type { WebSocket } from 'ws'
import { closeFirmly } from './close-firmly.ts'
import { letIn } from './door.ts'
import { keepPulse } from './keep-pulse.ts'
import { admit, type SyncDeps, SyncLine } from './sync-line.ts'
import { webSocketWire } from './web-socket-wire.ts'

/**
 * The sync protocol over WebSockets: GET /sync/<room>. Browsers hide the status of a refused handshake from the page, so
 * unauthorised clients are upgraded and then closed with the reason (4401, 4404, 4503).
 */
export const syncSocket = (deps: SyncDeps): MiddlewareHandler =>
  upgradeWebSocket(async (c) => {
    const admission = await admit(deps, c.req.raw.headers, c.req.param('room') ?? '')
    if ('code' in admission)
      return { onOpen: (_event, ws) => closeFirmly(ws.raw as WebSocket, admission.code) }
    const line = new SyncLine(deps, admission)
    // A socket that closes before the upgrade completes has no `close` event here: without this its line would stay.
    const { socket: tcp } = (c.env as HttpBindings).incoming
    if (tcp.destroyed) line.end()
    else tcp.once('close', () => line.end())
    const events: WSEvents = {
      onOpen: (_event, ws) => {
        const socket = ws.raw as WebSocket
        letIn(tcp)
        line.open(webSocketWire(socket))
        keepPulse(socket, () => deps.count('line.flood'))
        // A text frame is no message of this protocol; an empty one is refused like any other that cannot be read.
        socket.on('message', (data, isBinary) =>
          line.receive(isBinary && data instanceof Buffer ? data : new Uint8Array()),
        )
        // Messages that came before this are handed over right behind it, with a copy and an event object each; the
        // others come straight from the socket.
        queueMicrotask(() => {
          delete events.onMessage
        })
      },
      onMessage: ({ data }) =>
        line.receive(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array()),
      onClose: () => line.end(),
      onError: () => line.end(),
    }
    return events
  })
