import {
  encodeHello,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { connect, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import type { Random } from '../../support/random.ts'
import { syncFrame } from '../../support/sim-client.ts'

/** Messages that are not what they say, and WebSocket frames that are none. */

const bytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => random.int(256))

/** An update of one struct in a nested array, deep enough to break a careless reader. */
const nested = (depth: number): Uint8Array => {
  const value = new Uint8Array(depth * 2 + 1)
  for (let level = 0; level < depth; level++) value.set([117, 1], level * 2)
  value[depth * 2] = 126
  // One struct of client 9: ContentAny under key “a” of root “needs”, one value.
  return new Uint8Array([
    1,
    1,
    9,
    0,
    0x28,
    1,
    5,
    ...new TextEncoder().encode('needs'),
    1,
    97,
    1,
    ...value,
    0,
  ])
}

const wellFormed = (sample: Uint8Array): Uint8Array[] => [
  syncFrame(syncType.update, sample),
  syncFrame(syncType.step2, sample),
  syncFrame(syncType.step1, new Uint8Array([1, 9, 4])),
  encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: 'e' }),
  new Uint8Array([1, 6, 1, 9, 1, 2, 123, 125]),
  new Uint8Array([3]),
]

/** One message for the server that no page would send; `sample` is a true update. */
export const hostileMessage = (sample: Uint8Array, random: Random): Uint8Array => {
  const good = random.pick(wellFormed(sample))
  switch (random.int(9)) {
    case 0:
      return bytes(random, random.int(60))
    case 1:
      return good.slice(0, random.int(good.length))
    case 2: {
      const damaged = good.slice()
      for (let flip = 0; flip <= random.int(4); flip++) {
        const at = random.int(damaged.length)
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random.int(8))
      }
      return damaged
    }
    case 3: {
      const other = random.pick(wellFormed(sample))
      return new Uint8Array([
        ...good.slice(0, random.int(good.length)),
        ...other.slice(random.int(other.length)),
      ])
    }
    case 4:
      // 32 million structs, clients, deletions or vector entries in seven bytes.
      return syncFrame(
        random.int(3),
        new Uint8Array(
          random.pick([
            [1, 255, 255, 255, 15, 7, 0],
            [255, 255, 255, 15, 1, 7, 0],
            [0, 255, 255, 255, 15, 1, 1],
            [0, 1, 7, 255, 255, 255, 15],
          ]),
        ),
      )
    case 5:
      return syncFrame(syncType.update, nested(random.pick([10, 1_000, 100_000])))
    case 6:
      return new Uint8Array([random.int(256), ...bytes(random, random.int(12))])
    case 7:
      return syncFrame(random.int(3), bytes(random, random.int(200)))
    default:
      return new Uint8Array([110, random.int(12), ...bytes(random, random.int(9))])
  }
}

/** A TCP connection that did a WebSocket's handshake; what is sent over it is the test's own. */
export const shakeHands = ({
  url,
  room,
  cookie,
}: {
  url: string
  room: string
  cookie: string
}): Promise<Socket> => {
  const { hostname, port, origin } = new URL(url)
  const socket = connect(Number(port), hostname)
  const key = randomBytes(16).toString('base64')
  socket.write(
    `GET /sync/${room} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n` +
      `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  )
  return new Promise((resolve, reject) => {
    socket.once('data', () => resolve(socket))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the handshake was refused')))
  })
}

/** A client's frame (RFC 6455 §5.2) of at most 125 bytes, masked with zeros. */
export const clientFrame = (head: number, payload: Uint8Array = new Uint8Array()): Uint8Array =>
  new Uint8Array([head, 0x80 | payload.length, 0, 0, 0, 0, ...payload])

/** A message in so many fragments, all but the first of them empty. */
export const inFragments = (payload: Uint8Array, fragments: number): Uint8Array =>
  Buffer.concat([
    clientFrame(0x02, payload),
    ...Array.from({ length: fragments - 2 }, () => clientFrame(0x00)),
    clientFrame(0x80),
  ])

/** A WebSocket frame with whatever is wrong with it. */
const frameOf = (head: number, payload: Uint8Array, random: Random): Uint8Array => {
  const mask = bytes(random, 4)
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  const length =
    payload.length < 126
      ? [0x80 | payload.length]
      : [0x80 | 126, payload.length >> 8, payload.length & 255]
  return new Uint8Array([head, ...length, ...mask, ...masked])
}

/** Bytes below the protocol: reserved bits, unknown opcodes, no mask, false lengths, fragments out of order, text, close codes. */
export const hostileBytes = (random: Random): Uint8Array[] => {
  const payload = bytes(random, random.int(100))
  switch (random.int(9)) {
    case 0:
      return [frameOf(0x80 | (random.int(7) << 4) | 2, payload, random)]
    case 1:
      return [frameOf(0x80 | random.int(16), payload, random)]
    case 2:
      return [new Uint8Array([0x82, payload.length, ...payload])]
    case 3:
      return [
        new Uint8Array([0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
      ]
    case 4:
      return [frameOf(0x02, payload, random), frameOf(0x02, payload, random)]
    case 5:
      // A message in many fragments with a ping in between.
      return [
        frameOf(0x02, payload, random),
        frameOf(0x89, new Uint8Array(3), random),
        frameOf(0x00, payload, random),
        frameOf(0x80, payload, random),
      ]
    case 6:
      return [
        frameOf(0x81, new TextEncoder().encode('{"type":"sync"}'), random),
        frameOf(0x81, new Uint8Array([0xff, 0xfe, 0xc0]), random),
      ]
    case 7:
      return [
        frameOf(0x88, new Uint8Array(random.pick([[3], [3, 0xe7], [0, 0], [255, 255, 1]])), random),
      ]
    default:
      return [bytes(random, random.int(300))]
  }
}
