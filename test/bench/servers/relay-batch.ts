import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { readSnapshot } from './read-snapshot.ts'

/**
 * The second floor: the relay, but what arrives within one turn of the event loop is framed once and leaves as one write.
 * Everybody gets the same buffer, the sender their own message too.
 */
interface Room {
  sockets: Set<Duplex>
  pending: Uint8Array[]
  snapshot: Buffer | null
}

const { PORT = '0', FOLDER = '.' } = process.env
const rooms = new Map<string, Room>()

/** A server's frame: not masked. */
const frame = (message: Uint8Array): Uint8Array[] => {
  const { length } = message
  if (length < 126) return [Uint8Array.of(130, length), message]
  const header = Buffer.alloc(length < 65_536 ? 4 : 10)
  header.writeUInt8(130, 0)
  header.writeUInt8(length < 65_536 ? 126 : 127, 1)
  if (length < 65_536) header.writeUInt16BE(length, 2)
  else header.writeBigUInt64BE(BigInt(length), 2)
  return [header, message]
}

const enter = (name: string): Room => {
  const known = rooms.get(name)
  if (known) return known
  const snapshot = readSnapshot(FOLDER, name)
  const room: Room = {
    sockets: new Set(),
    pending: [],
    snapshot: snapshot && Buffer.concat(frame(snapshot)),
  }
  rooms.set(name, room)
  return room
}

const flush = (room: Room): void => {
  const everything = Buffer.concat(room.pending)
  room.pending = []
  for (const socket of room.sockets) socket.write(everything)
}

const serve = (webSocket: WebSocket, request: IncomingMessage): void => {
  const room = enter(request.url?.slice(1) ?? '')
  const { socket } = request
  room.sockets.add(socket)
  webSocket.on('message', (message: Buffer) => {
    if (message[0] === 0 && message[1] === 0) {
      if (room.snapshot) socket.write(room.snapshot)
      return
    }
    if (room.pending.length === 0) setImmediate(flush, room)
    room.pending.push(...frame(message))
  })
  webSocket.on('close', () => room.sockets.delete(socket))
  webSocket.on('error', () => {})
}

const sockets = new WebSocketServer({ noServer: true })
createServer()
  .on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, serve))
  .listen(Number(PORT), '127.0.0.1')
