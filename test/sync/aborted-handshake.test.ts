import { connect, type AddressInfo } from 'node:net'
import type { LiveSeat } from '@sedyanka/server/accounts/seats.ts'
import { syncSocket } from '@sedyanka/server/http/sync-socket.ts'
import { listen } from '@sedyanka/server/listen.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { memberA } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

const upgrade = [
  `GET /sync/${boardRoom(asId('b1'))} HTTP/1.1`,
  'Host: 127.0.0.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]

test.each([
  ['while it is being admitted', true],
  ['and has said goodbye before the answer', false],
])('SY13: who goes away %s does not keep a seat', async (_when, isAborted) => {
  let held = 0
  let admit = () => {}
  const seat: LiveSeat = {
    current: () => memberA,
    onChange: () => () => {},
    release: () => void held--,
  }
  const app = new Hono().get(
    '/sync/:room',
    syncSocket({
      rooms: { read: async () => null, join: async () => null },
      documents: { boardOf: async () => asId('b1') },
      seats: {
        open: async () => {
          held++
          await new Promise<void>((resolve) => (admit = resolve))
          return seat
        },
      },
      log: () => {},
      count: () => {},
      wires: { webSocket: 0, eventStream: 0 },
    }),
  )
  const { server } = await listen(app, { host: '127.0.0.1', port: 0 })
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(`${upgrade.join('\r\n')}\r\n\r\n`)
  await until(() => held === 1, 'it is being admitted')
  if (isAborted) socket.destroy()
  else socket.end()
  await new Promise((resolve) => setTimeout(resolve, 50))
  admit()
  await until(() => held === 0, 'the seat is free again')
  expect(held).toBe(0)
  socket.destroy()
  server.close()
})
