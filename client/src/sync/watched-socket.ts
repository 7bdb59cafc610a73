import { type Monotonic, monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import { noteBlocked } from './network.ts'
import { openWebSocket } from './open-socket.ts'
import type { OpenTransport } from './transport.ts'
import { broken } from './try-line.ts'

/** A WebSocket that lasted so long has shown that the network lets them live; milliseconds. */
const proven = 90_000
/** After so many in a row that opened and died sooner the page goes on without them. */
const shortLivesAllowed = 3
/** HELLO is answered within this time, or what is said on the WebSocket is swallowed; milliseconds. */
const answerWithin = 4_000

/** How many in a row died young; shared by all rooms of the page. */
let shortLives = 0

/** Whether the server itself answers over plain HTTP; a proxy's own error page is no answer of it. */
export const answersHttp = async (): Promise<boolean> => {
  const response = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
  return response?.headers.get('content-type')?.startsWith('application/json') ?? false
}

/** Only while HTTP gets through is it the WebSocket that is blocked, and not the server that is away. */
const noteShortLife = async (lives: number): Promise<void> => {
  if (!(await answersHttp())) return
  shortLives += lives
  if (shortLives < shortLivesAllowed) return
  shortLives = 0
  noteBlocked()
}

/** A WebSocket that takes note of how long it lived, and ends when what is said on it is not answered. */
export const openWatchedSocket: OpenTransport = (room, events) => {
  let begun: Monotonic | null = null
  let isAnswered = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = (isDead: boolean) => {
    isOver = true
    clearTimeout(timer)
    if (begun === null) return
    if (monotonicNow() - begun > proven) shortLives = 0
    else if (isDead && navigator.onLine) void noteShortLife(1)
  }
  const socket = openWebSocket(room, {
    opened: () => events.opened(),
    frame: (frame) => {
      begun ??= monotonicNow()
      if (frame[0] === messageType.sedyanka) {
        isAnswered = true
        clearTimeout(timer)
      }
      events.frame(frame)
    },
    closed: (code) => {
      if (isOver) return
      end(code === broken)
      events.closed(code)
    },
  })
  const giveUp = () => {
    if (isOver) return
    end(false)
    socket.close()
    void noteShortLife(shortLivesAllowed)
    events.closed(broken)
  }
  return {
    hasAsked: socket.hasAsked ?? false,
    isLate: socket.isLate ?? false,
    send: (frame) => {
      if (!isAnswered) timer ??= setTimeout(giveUp, answerWithin)
      socket.send(frame)
    },
    close: (isDead = false) => {
      if (!isOver) end(isDead)
      socket.close()
    },
  }
}
