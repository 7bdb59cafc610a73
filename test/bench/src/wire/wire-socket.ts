import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { type Frame, FrameReader, opcodes } from './frame-reader.ts'
import { maskedFrame } from './masked-frame.ts'

interface WireSocketOptions {
  /** `ws://host:port/path` */
  url: string
  /** Goes into the handshake; '' for servers that know nobody. */
  cookie: string
  /** Whether frames are handed over whole. */
  keep: boolean
  onFrame: (frame: Frame) => void
}

/** Callbacks run one after the other, so all sockets share one buffer. */
const readBuffer = Buffer.allocUnsafe(256 << 10)

const handshakeOf = ({ url, cookie }: WireSocketOptions): string => {
  const { host, pathname } = new URL(url)
  return [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Origin: http://${host}`,
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    '\r\n',
  ].join('\r\n')
}

/** Just enough of a WebSocket on a bare TCP socket: the handshake, frames both ways, pings answered. */
export class WireSocket {
  rxBytes = 0
  closed = false
  /** Why the server closed; 0 when it did not say. */
  closeCode = 0
  readonly #socket: net.Socket
  readonly #reader: FrameReader
  readonly #onFrame: (frame: Frame) => void
  readonly #opened = Promise.withResolvers<void>()
  /** The answer to the handshake while it comes in; null afterwards. */
  #answer: Buffer | null = Buffer.alloc(0)

  constructor(options: WireSocketOptions) {
    this.#onFrame = options.onFrame
    this.#reader = new FrameReader({
      keep: options.keep,
      onFrame: (frame) => this.#receive(frame),
    })
    this.opened.catch(() => {})
    const { hostname, port } = new URL(options.url)
    this.#socket = net.connect({
      host: hostname,
      port: Number(port),
      onread: {
        buffer: readBuffer,
        callback: (size) => this.#ingest(readBuffer.subarray(0, size)),
      },
    })
    this.#socket.setNoDelay(true)
    this.#socket.on('connect', () => this.#socket.write(handshakeOf(options)))
    this.#socket.on('error', (error) => this.#end(error))
    this.#socket.on('close', () => this.#end(new Error('closed')))
  }

  /** Rejects when the server refuses the handshake. */
  get opened(): Promise<void> {
    return this.#opened.promise
  }

  send(...parts: Uint8Array[]): void {
    if (!this.closed) this.#socket.write(maskedFrame(opcodes.binary, ...parts))
  }

  close(): void {
    this.closed = true
    this.#socket.destroy()
  }

  #end(error: Error): void {
    this.closed = true
    this.#opened.reject(error)
  }

  #ingest(data: Buffer): boolean {
    this.rxBytes += data.length
    if (!this.#answer) {
      this.#reader.push(data)
      return true
    }
    const answer = Buffer.concat([this.#answer, data])
    const end = answer.indexOf('\r\n\r\n')
    this.#answer = end < 0 ? answer : null
    if (end < 0) return true
    if (!answer.subarray(0, 15).includes(' 101')) {
      this.#end(new Error(`handshake: ${answer.subarray(0, 80).toString()}`))
      this.#socket.destroy()
      return true
    }
    this.#opened.resolve()
    if (answer.length > end + 4) this.#reader.push(answer.subarray(end + 4))
    return true
  }

  #receive(frame: Frame): void {
    if (frame.opcode === opcodes.ping) this.#socket.write(maskedFrame(opcodes.pong, frame.head))
    if (frame.opcode === opcodes.binary) this.#onFrame(frame)
    if (frame.opcode !== opcodes.close) return
    this.closeCode = frame.length >= 2 ? frame.head.readUInt16BE(0) : 0
    this.close()
  }
}
