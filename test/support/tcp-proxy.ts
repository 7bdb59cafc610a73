import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

/** A way to a server of 127.0.0.1 on which answers can be kept back, and which can be cut. */
export const openTcpProxy = async (port: number) => {
  const sockets = new Set<Socket>()
  let isMute = false
  let isCut = false
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    keep(near)
    if (isCut) return near.destroy()
    const far = keep(createConnection(port, '127.0.0.1'))
    near.on('data', (bytes) => far.write(bytes)).on('close', () => far.destroy())
    far.on('data', (bytes) => isMute || near.write(bytes)).on('close', () => near.destroy())
    return near
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    /** The same address by this way. */
    route: (url: string): string => {
      const by = new URL(url)
      by.port = String((server.address() as AddressInfo).port)
      return by.href
    },
    /** What is asked arrives; what is answered does not. */
    keepAnswers: () => void (isMute = true),
    /** All lines break, and there are no new ones. */
    cut: () => {
      isCut = true
      cut()
    },
    /** Everything goes through again. */
    mend: () => void (isMute = isCut = false),
    async [Symbol.asyncDispose]() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
