import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { addressKey } from '../accounts/address-key.ts'
import type { DoorOptions } from './door.ts'

/**
 * Gives every connection its `error` listener from the first byte to the last, and lets one address hold so many at most:
 * what is left of `server.maxConnections` is for everybody else. Connections past either limit are ended without a word.
 */
export const limitConnections = (
  server: Server,
  { connectionsOfAddress, count }: Pick<DoorOptions, 'connectionsOfAddress' | 'count'>,
): void => {
  const held = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy())
    if (connectionsOfAddress === null) return
    const key = addressKey(socket.remoteAddress ?? '')
    const own = held.get(key) ?? 0
    if (own >= connectionsOfAddress) {
      count('connection.tooMany')
      socket.destroy()
      return
    }
    held.set(key, own + 1)
    socket.once('close', () => {
      const left = (held.get(key) ?? 1) - 1
      if (left > 0) held.set(key, left)
      else held.delete(key)
    })
  })
  server.on('drop', () => count('connection.tooMany'))
}
