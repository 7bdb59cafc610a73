import { type WebSocket, WebSocketServer } from 'ws'
import { readSnapshot } from './read-snapshot.ts'

/**
 * The floor: forwards each message to the other sockets of its room, with no document and no storage. Where there is a
 * snapshot, sync step 1 is answered with it, from one shared buffer: the floor for joins.
 */
interface Room {
  sockets: Set<WebSocket>
  snapshot: Uint8Array | null
}

const { PORT = '0', FOLDER = '.' } = process.env
const rooms = new Map<string, Room>()

const enter = (name: string): Room => {
  const known = rooms.get(name)
  if (known) return known
  const room = { sockets: new Set<WebSocket>(), snapshot: readSnapshot(FOLDER, name) }
  rooms.set(name, room)
  return room
}

new WebSocketServer({ port: Number(PORT), host: '127.0.0.1' }).on(
  'connection',
  (socket, request) => {
    const room = enter(request.url?.slice(1) ?? '')
    room.sockets.add(socket)
    socket.on('message', (message: Buffer) => {
      if (message[0] === 0 && message[1] === 0) {
        if (room.snapshot) socket.send(room.snapshot)
        return
      }
      for (const other of room.sockets) if (other !== socket) other.send(message, { binary: true })
    })
    socket.on('close', () => room.sockets.delete(socket))
    socket.on('error', () => {})
  },
)
