import { afterListening } from './patient-timer.ts'
import type { OpenTransport, Transport, TransportEvents } from './transport.ts'

/** The network broke, or something in it did not let the line through. */
export const broken = 1006

interface Attempt {
  open: OpenTransport
  room: string
  /** When nothing has come through it by then it has failed; milliseconds. */
  patience: number
  /** The server has said something through it: who is to use it from now on; null when it comes too late. */
  greeted: () => TransportEvents | null
  /** It did not come to that; `code` as in shared/close-codes.ts. */
  failed: (code: number) => void
}

/**
 * Opens a line that counts only once something has come through it: the server greets by itself whoever it lets in.
 * Until then nothing is said on it; so of two lines that are tried at once the one that comes second has left no trace.
 */
export const tryLine = ({ open, room, patience, greeted, failed }: Attempt): Transport => {
  let events: TransportEvents | null = null
  let isOver = false
  const end = () => {
    isOver = true
    stopWaiting()
  }
  const stopWaiting = afterListening(patience, () => {
    end()
    line.close()
    failed(broken)
  })
  const line = open(room, {
    opened: () => {},
    frame: (frame) => {
      if (isOver) return
      if (!events) {
        stopWaiting()
        events = greeted()
        events?.opened()
      }
      events?.frame(frame)
    },
    closed: (code) => {
      if (isOver) return
      end()
      if (events) events.closed(code)
      else failed(code)
    },
  })
  return {
    get hasAsked() {
      return line.hasAsked ?? false
    },
    get isLate() {
      return line.isLate ?? false
    },
    send: (frame) => line.send(frame),
    close: (isDead) => {
      end()
      line.close(isDead)
    },
  }
}
