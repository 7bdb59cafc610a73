import { monotonicNow } from '@sedyanka/shared/clocks.ts'
import {
  openWebSocket,
  type OpenTransport,
  type Transport,
  type TransportEvents,
} from './transport.ts'

/** A WebSocket that has not opened by then is taken for blocked; milliseconds. */
const patience = 4_000
/** After so many WebSockets that brought nothing the page goes on without. */
const failuresAllowed = 2
/** A WebSocket that lasted so long has shown that the network lets them live; milliseconds. */
const proven = 90_000
/** After so many in a row that opened and died sooner the page goes on without, too. */
const shortLivesAllowed = 3
/** … and tries them again after this time: the laptop may have gone home. Milliseconds. */
const blockedFor = 10 * 60_000

/** What this page has learned about its network; shared by all its rooms. */
let failures = 0
let shortLives = 0
let blockedUntil = 0

/** Whether the server itself answers over plain HTTP; a proxy's own error page is no answer of it. */
const answersHttp = async (): Promise<boolean> => {
  const response = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
  return response?.headers.get('content-type')?.startsWith('application/json') ?? false
}

/** Only while HTTP gets through is it the WebSocket that is blocked, and not the server that is away. */
const noteFailure = async (wasHeard: boolean) => {
  if (!(await answersHttp())) return
  if (wasHeard ? ++shortLives < shortLivesAllowed : ++failures < failuresAllowed) return
  failures = shortLives = 0
  blockedUntil = monotonicNow() + blockedFor
}

/** Tries a WebSocket, noting whether anything ever came through it, and how long it lived. */
const tryWebSocket: OpenTransport = (room, events) => {
  let heard = false
  let over = false
  const begun = monotonicNow()
  const end = (isDead: boolean) => {
    over = true
    clearTimeout(timer)
    if (monotonicNow() - begun > proven) shortLives = 0
    else if (isDead && navigator.onLine) void noteFailure(heard)
  }
  const finish = (code: number) => {
    if (over) return
    end(code === 1006)
    events.closed(code)
  }
  const watched: TransportEvents = {
    opened: () => !over && events.opened(),
    frame: (frame) => {
      if (over) return
      heard = true
      failures = 0
      clearTimeout(timer)
      events.frame(frame)
    },
    closed: finish,
  }
  const socket = openWebSocket(room, watched)
  // Some proxies let a WebSocket open and then swallow what it carries.
  const timer = setTimeout(() => {
    socket.close()
    finish(1006)
  }, patience)
  return {
    hasAsked: socket.hasAsked ?? false,
    send: (frame) => socket.send(frame),
    close: (isDead = false) => {
      if (!over) end(isDead)
      socket.close()
    },
  }
}

/** Few networks need it, so its code comes when one does; nothing is sent before it has opened. */
const openEventStream: OpenTransport = (room, events) => {
  let stream: Transport | null = null
  let isClosed = false
  import('./event-stream.ts').then(
    (code) => {
      if (!isClosed) stream = code.openEventStream(room, events)
    },
    () => !isClosed && events.closed(1006),
  )
  return {
    send: (frame) => stream?.send(frame),
    close: () => {
      isClosed = true
      stream?.close()
    },
  }
}

/** Opens whatever gets through: a WebSocket, or HTTP requests where the network blocks those. */
export const openTransport: OpenTransport = (room, events) =>
  monotonicNow() < blockedUntil ? openEventStream(room, events) : tryWebSocket(room, events)
