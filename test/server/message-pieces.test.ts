import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { listen } from '@sedyanka/server/listen.ts'
import { boardRoom, type RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clientFrame, shakeHands } from '../chaos/support/raw-frames.ts'
import { type Deployment, openBoard, openDeployment } from '../support/deployment.ts'
import { syncFrame } from '../support/sim-client.ts'

let deployment: Deployment
let server: Awaited<ReturnType<typeof listen>>['server']
let url = ''
let room: RoomName
let cookie = ''
beforeAll(async () => {
  deployment = await openDeployment()
  ;({ server } = await listen(deployment.app, { host: '127.0.0.1', port: 0 }))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { facilitator, boardId } = await openBoard(deployment)
  room = boardRoom(boardId)
  cookie = facilitator.cookie ?? ''
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await deployment[Symbol.asyncDispose]()
})

/** A question that the server answers, longer than a message may have pieces. */
const question = (): Uint8Array => {
  const clients = Array.from({ length: 5_000 }, (_, at): [number, number] => [at + 200, 200])
  return syncFrame(syncType.step1, Y.encodeStateVector(new Map(clients)))
}

/** Sends one message so that the server reads it in so many pieces; gives the code of the line's end, null when it took it. */
const sendInPieces = async (pieces: number): Promise<number | null> => {
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const socket = await shakeHands({ url, room, cookie })
  const [held] = await accepted
  socket.setNoDelay(true)
  const heard: Buffer[] = []
  let isClosed = false
  socket.on('error', () => undefined)
  socket.on('data', (data: Buffer) => heard.push(data))
  socket.once('close', () => (isClosed = true))
  let sent = held.bytesRead
  /** Until the server has read it: what is sent behind it is another piece. */
  const send = async (bytes: Uint8Array) => {
    sent += bytes.length
    socket.write(bytes)
    while (held.bytesRead < sent && !isClosed) await new Promise((resolve) => setImmediate(resolve))
  }
  // Whoever has said something may take as long as they like.
  const hello = encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' })
  await send(clientFrame(0x82, hello))
  const payload = question()
  const { length } = payload
  const first = length - pieces + 1
  const head = [0x82, 0x80 | 126, length >> 8, length & 255, 0, 0, 0, 0]
  await send(new Uint8Array([...head, ...payload.subarray(0, first)]))
  for (let at = first; at < length && !isClosed; at++) await send(payload.subarray(at, at + 1))
  // Answered only by a line that took the message.
  if (!isClosed) socket.write(clientFrame(0x89, new TextEncoder().encode('still here')))
  const text = () => Buffer.concat(heard).toString('latin1')
  while (!isClosed && !text().includes('still here'))
    await new Promise((resolve) => setImmediate(resolve))
  socket.destroy()
  if (text().includes('still here')) return null
  // The last frame is the goodbye: two bytes before its code, which its reason follows.
  const goodbye = Buffer.concat(heard).lastIndexOf(0x88)
  return Buffer.concat(heard).readUInt16BE(goodbye + 2)
}

test('HT29: a message that comes in 16,384 pieces is taken, one in a piece more ends its line', async () => {
  expect(await sendInPieces(limits.messagePieces)).toBeNull()
  expect(await sendInPieces(limits.messagePieces + 1)).toBe(1008)
}, 60_000)
