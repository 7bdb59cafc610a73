import { SharedStreams } from './shared-stream.ts'
import { holdLock, type PageMessage, whenReleased, type WorkerMessage } from './stream-messages.ts'
import type { OpenTransport, TransportEvents } from './transport.ts'

/** The network broke, or what held the line ended. */
const broken = 1006
/** A worker that has not run by then never will: the page does without; milliseconds. */
const workerPatience = 4_000

/** Lines over the one event stream of this browser, which a worker holds that all tabs share. */
class WorkerStreams {
  readonly #worker: SharedWorker
  readonly #lines = new Map<number, TransportEvents>()
  readonly #onGone: (hasRun: boolean) => void
  #last = 0
  #hasRun = false
  #isGone = false

  /** `onGone`: the worker has ended with all its lines; false when it never ran. Throws where a page may have none. */
  constructor(onGone: (hasRun: boolean) => void) {
    this.#onGone = onGone
    this.#worker = new SharedWorker(new URL('../../worker/stream-worker.ts', import.meta.url), {
      type: 'module',
      name: 'sedyanka-stream',
    })
    this.#worker.port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => this.#hear(data)
    this.#worker.addEventListener('error', () => this.#gone())
    setTimeout(() => this.#hasRun || this.#gone(), workerPatience)
    window.addEventListener('pagehide', () => this.#tell({ kind: 'leave' }))
    void holdLock().then((name) => name !== null && this.#tell({ kind: 'lock', name }))
  }

  readonly open: OpenTransport = (room, events) => {
    const at = ++this.#last
    this.#lines.set(at, events)
    this.#tell({ kind: 'open', at, room })
    return {
      send: (frame) => this.#tell({ kind: 'send', at, frame }),
      close: () => {
        if (this.#lines.delete(at)) this.#tell({ kind: 'close', at })
      },
    }
  }

  #tell(message: PageMessage): void {
    this.#worker.port.postMessage(message)
  }

  #hear(message: WorkerMessage): void {
    if (this.#isGone) return
    if (message.kind === 'here') {
      this.#hasRun = true
      if (message.lock !== null) whenReleased(message.lock, () => this.#gone())
      return
    }
    const events = this.#lines.get(message.at)
    switch (message.kind) {
      case 'opened':
        return events?.opened()
      case 'frame':
        return events?.frame(message.frame)
      case 'closed':
        this.#lines.delete(message.at)
        return events?.closed(message.code)
    }
  }

  #gone(): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#worker.port.close()
    this.#onGone(this.#hasRun)
    for (const events of this.#lines.values()) events.closed(broken)
  }
}

let streams: Pick<SharedStreams, 'open'> | null = null

const startStreams = (): Pick<SharedStreams, 'open'> => {
  try {
    // Without a shared worker every tab has a stream of its own.
    return new WorkerStreams((hasRun) => (streams = hasRun ? null : new SharedStreams()))
  } catch {
    return new SharedStreams()
  }
}

/** Sync without WebSockets: frames arrive as server-sent events and leave in POST requests. */
export const openEventStream: OpenTransport = (room, events) =>
  (streams ??= startStreams()).open(room, events)
