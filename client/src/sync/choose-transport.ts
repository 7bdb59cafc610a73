import { afterListening } from './patient-timer.ts'
import { doubtNetwork, noteBlocked, noteOpen, suspectSockets, waysNow } from './network.ts'
import type { OpenTransport, Transport, TransportEvents } from './transport.ts'
import { broken, tryLine } from './try-line.ts'
import { answersHttp, openWatchedSocket } from './watched-socket.ts'

/** A WebSocket through which nothing has come by then is taken for blocked; milliseconds. */
const socketPatience = 4_000
/** So long it is alone in trying: then an event stream opens beside it. Milliseconds. */
const headStart = 1_000
/** An event stream through which nothing has come by then is held back by something on the way; milliseconds. */
const streamPatience = 10_000

/** Few networks need it, so its code comes when one does; nothing is sent before it has opened. */
const openEventStream: OpenTransport = (room, events) => {
  let stream: Transport | null = null
  let isClosed = false
  import('./event-stream.ts').then(
    (code) => {
      if (!isClosed) stream = code.openEventStream(room, events)
    },
    () => !isClosed && events.closed(broken),
  )
  return {
    send: (frame) => stream?.send(frame),
    close: () => {
      isClosed = true
      stream?.close()
    },
  }
}

/**
 * Opens whatever gets through: a WebSocket, and HTTP requests where the network blocks those. The first of the two that
 * the server greets on is the line. When that is the stream, the WebSocket is only looked at until it is known whether
 * it is blocked or slow.
 */
export const openTransport: OpenTransport = (room, events) => {
  const ways = waysNow()
  let winner: Transport | null = null
  let socket: Transport | null = null
  let stream: Transport | null = null
  let hasStreamFailed = false
  let isOver = false
  let stopWaiting = () => {}

  const closeAll = (isDead?: boolean) => {
    isOver = true
    stopWaiting()
    for (const line of new Set([winner, socket, stream])) line?.close(isDead)
  }
  const finish = (code: number) => {
    if (isOver) return
    closeAll()
    events.closed(code)
  }
  const win = (line: Transport | null): TransportEvents => {
    stopWaiting()
    winner = line
    return { opened: () => events.opened(), frame: (frame) => events.frame(frame), closed: finish }
  }

  const startSocket = () => {
    socket = tryLine({
      open: openWatchedSocket,
      room,
      patience: socketPatience,
      greeted: () => {
        noteOpen()
        if (winner) {
          socket?.close()
          return null
        }
        stream?.close()
        return win(socket)
      },
      failed: (code) => {
        socket = null
        if (winner) return void (code === broken && noteBlocked())
        // Any other code is the server's own word.
        if (code !== broken || hasStreamFailed || !navigator.onLine) return finish(code)
        // When nothing answers at all, the server is away.
        if (!stream)
          void answersHttp().then((answers) => (answers ? startStream() : finish(broken)))
      },
    })
  }
  const startStream = () => {
    if (stream || isOver) return
    stopWaiting()
    stream = tryLine({
      open: openEventStream,
      room,
      patience: streamPatience,
      greeted: () => {
        const events = win(stream)
        if (ways === 'stream') return events
        suspectSockets()
        // It failed before the server was seen to be there: once more, to be sure.
        if (!socket) startSocket()
        return events
      },
      failed: (code) => {
        hasStreamFailed = true
        if (ways === 'stream') doubtNetwork()
        if (code !== broken || !socket) finish(code)
      },
    })
  }

  if (ways !== 'stream') startSocket()
  if (ways === 'sockets') {
    const { isLate } = socket ?? ({} as Transport)
    stopWaiting = afterListening(isLate ? 0 : headStart, startStream)
  } else startStream()
  return {
    get hasAsked() {
      return winner?.hasAsked ?? false
    },
    send: (frame) => winner?.send(frame),
    close: closeAll,
  }
}
