import type { ServerResponse } from 'node:http'
import { limits } from '@sedyanka/shared/limits.ts'

/** Comments keep the stream open through proxies that end what is silent; milliseconds. */
const heartbeat = 15_000
/** Proxies hold an answer back until they have seen this much of it. */
const padding = `: ${' '.repeat(2048)}\n\n`

const encoder = new TextEncoder()

/** An answer that goes on: server-sent events, written whenever one of its lines has something to say. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>
  readonly #response: Pick<ServerResponse, 'destroy' | 'once'> | null
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null
  readonly #beat: NodeJS.Timeout
  readonly #onEnd: () => void

  /**
   * `response` is the answer that the body is written to; null where there is no socket, as in tests of routes. `onEnd`
   * is called when it ends, whoever ends it.
   */
  constructor(response: Pick<ServerResponse, 'destroy' | 'once'> | null, onEnd: () => void) {
    this.#response = response
    this.#onEnd = onEnd
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#end(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    )
    this.#beat = setInterval(() => this.#write(':\n\n'), heartbeat)
    this.#write(padding)
  }

  /** Frames of the line that its reader knows by the number `at`. */
  send(frames: readonly Uint8Array[], at: number): void {
    const toBase64 = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
      Buffer.from(buffer, byteOffset, byteLength).toString('base64')
    this.#write(frames.map((frame) => `data: ${at} ${toBase64(frame)}\n\n`).join(''))
  }

  /** A named event that is no frame. */
  tell(event: string, data: string): void {
    this.#write(`event: ${event}\ndata: ${data}\n\n`)
  }

  bufferedBytes(): number {
    return Math.max(0, -(this.#controller?.desiredSize ?? 0))
  }

  /** Ends the stream, and its socket with it: a reader that does not read would keep all that waits for it. */
  close(code: number): void {
    const controller = this.#controller
    if (!controller) return
    if (this.bufferedBytes() > limits.slowPeerBytes) {
      // Nobody reads why any more. What waits is given back at once.
      controller.error(new Error('slow'))
      this.#end()
      this.#response?.destroy()
      return
    }
    this.tell('end', String(code))
    controller.close()
    this.#end()
    const timer = setTimeout(() => this.#response?.destroy(), limits.closeWithin)
    timer.unref()
    this.#response?.once('close', () => clearTimeout(timer))
  }

  #write(text: string): void {
    this.#controller?.enqueue(encoder.encode(text))
  }

  #end(): void {
    clearInterval(this.#beat)
    this.#controller = null
    this.#onEnd()
  }
}
