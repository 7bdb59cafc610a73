import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { limits } from '@sedyanka/shared/limits.ts'
import { limitConnections } from './limit-connections.ts'

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** What the door needs to know and tell. */
export interface DoorOptions {
  /** Whose line this is: the address that limits count by. */
  addressOf: (request: IncomingMessage) => string
  /** How many connections one address may hold; null behind a proxy, from which all of them come. */
  connectionsOfAddress: number | null
  /** Counts a refusal, by kind. */
  count: (kind: string) => void
}

const statusLines = {
  400: 'Bad Request',
  404: 'Not Found',
  408: 'Request Timeout',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
} as const

/** Answers an upgrade that leads nowhere and ends its line at once: nobody else would ever look at that socket again. */
const refuse = (socket: Duplex, status: keyof typeof statusLines): void => {
  const upgrade = status === 426 ? 'Upgrade: websocket\r\n' : ''
  socket.end(
    `HTTP/1.1 ${status} ${statusLines[status]}\r\n${upgrade}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  )
  // A peer that reads nothing never lets the answer out.
  setTimeout(() => socket.destroy(), limits.closeWithin).unref()
}

/**
 * Lines that nobody has let in yet: connections without a request, and upgrades that wait for their answer. They are
 * counted by address and in all, and each is ended when it takes too long, so that strangers who say nothing hold nothing.
 */
class Waiting {
  readonly #all = new Map<Duplex, { address: string; timer: NodeJS.Timeout }>()
  readonly #ofAddress = new Map<string, number>()

  /** False when there are too many; then the line is not taken. */
  add(socket: Duplex, address: string): boolean {
    const own = this.#ofAddress.get(address) ?? 0
    if (own >= limits.waitingLinesOfAddress || this.#all.size >= limits.waitingLines) return false
    this.#ofAddress.set(address, own + 1)
    const timer = setTimeout(() => socket.destroy(), limits.admissionWithin)
    this.#all.set(socket, { address, timer })
    socket.once('close', () => this.remove(socket))
    return true
  }

  remove(socket: Duplex): void {
    const waiting = this.#all.get(socket)
    if (!waiting) return
    this.#all.delete(socket)
    clearTimeout(waiting.timer)
    const left = (this.#ofAddress.get(waiting.address) ?? 1) - 1
    if (left > 0) this.#ofAddress.set(waiting.address, left)
    else this.#ofAddress.delete(waiting.address)
  }
}

/** Tells whether requests that came over a socket still wait for their answers. */
const countAnswers = (server: Server): ((socket: Duplex) => boolean) => {
  const open = new WeakMap<Duplex, number>()
  server.on('request', ({ socket }, response) => {
    open.set(socket, (open.get(socket) ?? 0) + 1)
    response.once('close', () => open.set(socket, (open.get(socket) ?? 1) - 1))
  })
  return (socket) => (open.get(socket) ?? 0) > 0
}

const isSyncPath = (url: string | undefined): boolean => /^\/sync\/[^/?#]+(\?|$)/.test(url ?? '')

/**
 * Stands before everything that listens on the server's raw sockets. Every socket has an `error` listener from its first
 * byte to its end: one that is reset while nobody listens would end the process. An upgrade is handed on only when it asks
 * for a WebSocket of /sync/…; every other one is answered and its socket ended.
 */
export const guardDoor = (
  server: Server,
  { addressOf, connectionsOfAddress, count }: DoorOptions,
): void => {
  limitConnections(server, { connectionsOfAddress, count })
  // Requests that are no HTTP, or do not come to their end: Node's own answer, on a socket that may be gone already.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    // Browsers open connections before they have a request. One that was never used is no error, and a word on it would be
    // taken for the answer to a request that sets out in that moment: without one the browser asks again.
    const isUnused = isLate && (socket as Socket).bytesRead === 0
    if (!isUnused) count(isLate ? 'http.late' : 'http.malformed')
    if (socket.writable && !isUnused) refuse(socket, isLate ? 408 : 400)
    else socket.destroy()
  })
  const answering = countAnswers(server)
  const waiting = new Waiting()
  const takers = server.listeners('upgrade') as UpgradeListener[]
  // The adapter answers refused upgrades by itself only while it is the one listener, so this one stands in its place.
  server.removeAllListeners('upgrade')
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const isWebSocket = request.headers.upgrade?.toLowerCase() === 'websocket'
    if (!isWebSocket || !isSyncPath(request.url) || request.method !== 'GET') {
      count('upgrade.unknown')
      return refuse(socket, isWebSocket ? 404 : 426)
    }
    // Its own answer, and then the room's frames, would stand among those that are still to come.
    if (answering(socket)) {
      count('upgrade.pipelined')
      return void socket.destroy()
    }
    if (!waiting.add(socket, addressOf(request))) {
      count('upgrade.tooMany')
      return refuse(socket, 429)
    }
    admitted.set(socket, () => waiting.remove(socket))
    for (const take of takers) take.call(server, request, socket, head)
  })
}

const admitted = new WeakMap<Duplex, () => void>()

/** Says that somebody has been let in on this socket: it no longer counts among those who wait. */
export const letIn = (socket: Duplex): void => admitted.get(socket)?.()
