import type { BoardDetails, BoardSummary, Me } from '@sedyanka/shared/wire/api.ts'
import {
  type BoardId,
  type MeetingId,
  type OrganisationId,
  type RoomName,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import {
  messageType,
  encodeHello,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/wire/protocol.ts'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** A person with a browser's cookie jar, who speaks to a running server over HTTP and WebSockets. */
export class Visitor {
  readonly url: string
  cookie = ''
  readonly #open: { destroy(): void }[] = []

  constructor(url: string) {
    this.url = url
  }

  async request(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { origin: this.url }
    if (this.cookie) headers['cookie'] = this.cookie
    if (body !== undefined) headers['content-type'] = 'application/json'
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
    if (set.length > 0) this.cookie = set.join('; ')
    return response
  }

  /** The answer's body; throws on anything but success. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.request(method, path, body)
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }

  /** Becomes the first facilitator with the link that the server printed. */
  async setUp(setupLink: string | null, name: string): Promise<Me> {
    return this.ask('POST', '/setup', { token: setupLink?.split('#')[1], name })
  }

  /** Takes a seat with the six-digit code. */
  async joinByCode(
    code: string,
    organisationId: OrganisationId,
    name: string,
  ): Promise<BoardSummary> {
    return this.ask('POST', '/join', { key: { code }, organisationId, name })
  }

  /** A code that others may join a board with. */
  async roomCode(boardId: BoardId): Promise<string> {
    const made = await this.ask<NonNullable<BoardDetails['roomCode']>>(
      'POST',
      `/boards/${boardId}/room-code`,
    )
    return made.code
  }

  /** A WebSocket class that carries this visitor's cookie and origin, as a browser's would. */
  get socketClass(): typeof globalThis.WebSocket {
    const headers = { cookie: this.cookie, origin: this.url }
    class VisitorSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers })
      }
    }
    return VisitorSocket as unknown as typeof globalThis.WebSocket
  }

  /** Opens a room with the stock y-websocket client. */
  openStock(room: RoomName, doc = new Y.Doc()): WebsocketProvider {
    const provider = new WebsocketProvider(`${this.url.replace('http', 'ws')}/sync`, room, doc, {
      WebSocketPolyfill: this.socketClass,
      disableBc: true,
      maxBackoffTime: 500,
    })
    this.#open.push(provider)
    return provider
  }

  openBoard(boardId: BoardId, doc?: Y.Doc): WebsocketProvider {
    return this.openStock(boardRoom(boardId), doc)
  }
  openMeeting(meetingId: MeetingId, doc?: Y.Doc): WebsocketProvider {
    return this.openStock(meetingRoom(meetingId), doc)
  }

  /** A bare socket on a room; frames are the test's own. */
  openRaw(room: string): WebSocket {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/sync/${room}`, {
      headers: { cookie: this.cookie, origin: this.url },
    })
    this.#open.push({ destroy: () => socket.terminate() })
    return socket
  }

  leave(): void {
    for (const each of this.#open) each.destroy()
  }
}

/** Makes a stock provider count what the server acknowledges: the twelve lines that any client needs for it. */
export const countAcknowledged = (
  provider: WebsocketProvider,
): { sent: () => number; acknowledged: () => number } => {
  let sent = 0
  let acknowledged = 0
  provider.messageHandlers[messageType.sedyanka] = (_encoder, decoder) => {
    const [kind, count] = [decoder.arr[decoder.pos], decoder.arr.subarray(decoder.pos + 1)]
    if (kind === 0)
      acknowledged = count.reduce((sum, byte, index) => sum + (byte & 127) * 128 ** index, 0)
  }
  const hook = () => {
    const socket = provider.ws
    if (!socket) return
    sent = acknowledged = 0
    const send = socket.send.bind(socket)
    socket.send = (data) => {
      const frame = data as Uint8Array
      if (frame[0] === messageType.sync && frame[1] !== 0) sent++
      send(data)
    }
    send(
      encodeHello({
        version: protocolVersion,
        schema: schemaVersion,
        epoch: '',
      }) as Uint8Array<ArrayBuffer>,
    )
  }
  provider.on('status', ({ status }) => status === 'connected' && hook())
  return { sent: () => sent, acknowledged: () => acknowledged }
}
