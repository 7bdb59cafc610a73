import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * Starts a proxy as some offices have it: HTTP goes through, whoever asks for a WebSocket is hung up on: at once, or so many
 * milliseconds after it was let through.
 */
export async function startNoUpgradeProxy(cutAfter = 0): Promise<NoUpgradeProxy> {
  const proxy = new NoUpgradeProxy(cutAfter)
  await proxy.listen()
  return proxy
}

/**
 * What becomes of an upgrade: hung up on, answered 403, never answered, let through without what it carries, let through.
 */
export type Upgrades = 'cut' | 'refuse' | 'swallow' | 'mute' | 'pass'

/** Stands before one server of 127.0.0.1; where that listens may be said later. */
class NoUpgradeProxy {
  /** The origin that browsers are to use. */
  url = ''
  /** Port of the server behind. */
  target = 0
  /** How many WebSockets it has not let through. */
  dropped = 0
  /** A request for which this says yes is taken, and neither passed on nor answered. */
  swallows: (path: string) => boolean = () => false
  /** Called for every WebSocket and every event stream that is asked for, with the cookies of whoever asks. */
  asked: (line: 'socket' | 'stream', cookies: string) => void = () => {}
  /** The cookies of the event streams that are open. */
  readonly #streams = new Set<{ cookies: string }>()
  upgrades: Upgrades = 'cut'
  readonly #held = new Set<Duplex>()
  readonly #server: Server

  constructor(cutAfter: number) {
    this.#server = createServer((incoming, outgoing) => {
      const { method, url: path, headers } = incoming
      if (this.swallows(path ?? '')) return void incoming.resume()
      if (path?.endsWith('/events')) {
        const stream = { cookies: headers.cookie ?? '' }
        this.#streams.add(stream)
        this.asked('stream', stream.cookies)
        outgoing.on('close', () => this.#streams.delete(stream))
      }
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
    this.#server.on('upgrade', ({ url: path, rawHeaders, headers: { cookie = '' } }, socket) => {
      this.dropped++
      this.asked('socket', cookie)
      socket.on('error', () => socket.destroy())
      if (this.upgrades === 'refuse')
        return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      if (this.upgrades === 'swallow') return this.#hold(socket)
      const passes = this.upgrades !== 'cut' || cutAfter > 0
      if (!passes) return void socket.destroy()
      const behind = connect(this.target, '127.0.0.1')
      this.#hold(socket)
      this.#hold(behind)
      const cut = () => [socket, behind].forEach((end) => end.destroy())
      for (const end of [socket, behind]) end.on('error', cut).on('close', cut)
      const headers = rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}\r\n`] : [],
      )
      behind.write(`GET ${path} HTTP/1.1\r\n${headers.join('')}\r\n`)
      if (this.upgrades === 'mute') {
        socket.resume()
        behind.once('data', (answer: Buffer) => {
          socket.write(answer.subarray(0, answer.indexOf('\r\n\r\n') + 4))
          behind.resume()
        })
        return
      }
      socket.pipe(behind).pipe(socket)
      if (cutAfter > 0) setTimeout(cut, cutAfter)
    })
  }

  /** How many event streams are open. */
  get streams(): number {
    return this.#streams.size
  }
  /** How many of them are of whoever has one of these cookies. */
  streamsOf(values: readonly string[]): number {
    return [...this.#streams].filter(({ cookies }) =>
      values.some((value) => cookies.includes(value)),
    ).length
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  #hold(end: Duplex): void {
    this.#held.add(end)
    end.once('close', () => this.#held.delete(end))
  }

  async stop(): Promise<void> {
    for (const end of this.#held) end.destroy()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

export type { NoUpgradeProxy }
