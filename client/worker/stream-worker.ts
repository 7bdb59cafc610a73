/**
 * Holds the one event stream of this browser for all its tabs. Over HTTP/1.1 a browser has six connections to a server, so
 * that a stream for each tab would leave none for anything else. The worker lives as long as any tab does, hidden and
 * frozen ones included; which tab was there first does not matter.
 */
import { SharedStreams } from '../src/sync/shared-stream.ts'
import {
  holdLock,
  type PageMessage,
  whenReleased,
  type WorkerMessage,
} from '../src/sync/stream-messages.ts'
import type { Transport } from '../src/sync/transport.ts'

declare const self: { onconnect: (event: MessageEvent) => void }

const streams = new SharedStreams()
const lock = holdLock()

/** Serves one page until it is gone. */
const serve = (port: MessagePort): void => {
  const lines = new Map<number, Transport>()
  const tell = (message: WorkerMessage) => port.postMessage(message)
  const open = (at: number, room: string) => {
    const events = {
      opened: () => tell({ kind: 'opened', at }),
      frame: (frame: Uint8Array) => tell({ kind: 'frame', at, frame }),
      closed: (code: number) => {
        lines.delete(at)
        tell({ kind: 'closed', at, code })
      },
    }
    lines.set(at, streams.open(room, events))
  }
  const leave = () => {
    for (const line of lines.values()) line.close()
    lines.clear()
  }
  port.onmessage = ({ data }: MessageEvent<PageMessage>) => {
    switch (data.kind) {
      case 'open':
        return open(data.at, data.room)
      case 'send':
        return lines.get(data.at)?.send(data.frame)
      case 'close':
        lines.get(data.at)?.close()
        lines.delete(data.at)
        return
      case 'lock':
        return whenReleased(data.name, leave)
      case 'leave':
        return leave()
    }
  }
  void lock.then((name) => tell({ kind: 'here', lock: name }))
}

self.onconnect = ({ ports: [port] }) => port && serve(port)
