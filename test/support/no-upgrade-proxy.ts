import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts a proxy as some offices have it: HTTP goes through, whoever asks for a WebSocket is hung up on. */
export async function startNoUpgradeProxy(): Promise<NoUpgradeProxy> {
  const proxy = new NoUpgradeProxy()
  await proxy.listen()
  return proxy
}

/** Stands before one server of 127.0.0.1; where that listens may be said later. */
class NoUpgradeProxy {
  /** The origin that browsers are to use. */
  url = ''
  /** Port of the server behind. */
  target = 0
  /** How many WebSockets it has not let through. */
  dropped = 0
  readonly #server: Server

  constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const { method, url: path, headers } = incoming
      const behind = request({ host: '127.0.0.1', port: this.target, method, path, headers })
      behind.on('response', (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        answer.on('error', () => outgoing.destroy())
      })
      behind.on('error', () => outgoing.destroy())
      outgoing.on('close', () => behind.destroy())
      incoming.pipe(behind)
    })
    this.#server.on('upgrade', (_request, socket) => {
      this.dropped++
      socket.destroy()
    })
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

export type { NoUpgradeProxy }
