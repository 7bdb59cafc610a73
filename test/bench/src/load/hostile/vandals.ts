import { connect } from 'node:net'
import { WireSocket } from '../../wire/wire-socket.ts'
import { holdsWithin, sleep } from '../time.ts'
import { makePayloads } from './payloads.ts'

/** What the vandals are told. */
export interface Vandalism {
  /** `ws://host:port/sync/` */
  url: string
  room: string
  /** One session for each line. */
  cookies: string[]
  seconds: number
}

/** A message of so many bytes that never ends. */
const unended = (bytes: number): Buffer => {
  const head = Buffer.alloc(14)
  head[0] = 0x82
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(bytes), 2)
  return head
}

/** Runs for `seconds`, then everything that it opened is closed. Answers with how often each kind was tried. */
export const vandalise = async ({ url, room, cookies, seconds }: Vandalism) => {
  const end = performance.now() + seconds * 1_000
  const payloads = makePayloads()
  const tried: Record<string, number> = {}
  const { host, hostname, port } = new URL(url)
  const http = `http://${host}`

  const onLine = async (cookie: string, frames: () => Uint8Array[]) => {
    const socket = new WireSocket({ url: `${url}${room}`, cookie, keep: false, onFrame: () => {} })
    try {
      await socket.opened
      for (const frame of frames()) if (!socket.closed) socket.send(frame)
      await holdsWithin(1_000, () => socket.closed)
    } catch {
      // The server takes no more lines of this person for now.
      await sleep(200)
    } finally {
      socket.close()
    }
  }
  /** Raw bytes on a socket of their own, which is kept for a while and never read. */
  const onSocket = async (lines: string[], rest: Buffer[]) => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('error', () => {})
    socket.pause()
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    await sleep(100)
    for (const each of rest) socket.write(each)
    await sleep(1_500)
    socket.destroy()
  }
  /** An event stream with a line, of which only the first bytes are ever read. */
  const unreadStream = async (cookie: string) => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('error', () => {})
    const head = ['GET /sync/rooms/events HTTP/1.1', `Host: ${host}`, `Cookie: ${cookie}`]
    socket.write([...head, 'Sec-Fetch-Site: same-origin', '', ''].join('\r\n'))
    let text = ''
    socket.on('data', (bytes) => (text += String(bytes)))
    await sleep(200)
    socket.pause()
    const name = /^event: stream\ndata: (.*)$/m.exec(text)?.[1]
    await fetch(`${http}/sync/${room}/lines/${name}?at=1`, {
      method: 'POST',
      headers: { cookie, origin: http },
    }).catch(() => null)
    await sleep(1_500)
    socket.destroy()
  }
  const upgrade = (cookie: string) => [
    `GET /sync/${room} HTTP/1.1`,
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Origin: ${http}`,
    `Cookie: ${cookie}`,
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  const chunk = Buffer.alloc(1 << 20)
  const others: Record<string, (cookie: string) => Promise<unknown>> = {
    unended: (cookie) =>
      onSocket(upgrade(cookie), [unended(15 << 20), ...Array<Buffer>(14).fill(chunk)]),
    unendedStranger: () =>
      onSocket(upgrade(''), [unended(15 << 20), ...Array<Buffer>(14).fill(chunk)]),
    unreadStream,
    strangeUpgrade: () =>
      onSocket(['GET /x HTTP/1.1', `Host: ${host}`, 'Connection: Upgrade', 'Upgrade: foo'], []),
    crowd: (cookie) => Promise.all(Array.from({ length: 10 }, () => onLine(cookie, () => []))),
    wrongCodes: () =>
      Promise.all(
        Array.from({ length: 5 }, (_, at) =>
          fetch(`${http}/api/join`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: http },
            body: JSON.stringify({ key: { code: `00000${at}` }, organisationId: null, name: 'x' }),
          }).then(
            (answer) => answer.arrayBuffer(),
            () => null,
          ),
        ),
      ),
  }
  const kinds = [...Object.keys(payloads), ...Object.keys(others)]
  const isOver = () => performance.now() > end
  await Promise.all(
    cookies.map(async (cookie, line) => {
      for (let turn = line; !isOver(); turn++) {
        const kind = kinds[turn % kinds.length] ?? ''
        tried[kind] = (tried[kind] ?? 0) + 1
        const frames = payloads[kind]
        if (frames) await onLine(cookie, frames)
        else await others[kind]?.(cookie)
        await sleep(50)
      }
    }),
  )
  return tried
}
