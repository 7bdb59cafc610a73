import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { listen } from '@sedyanka/server/listen.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { afterEach, expect, test } from 'vitest'

const open: Socket[] = []
let close = (): void => undefined
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy()
  close()
})

/** A server that lets nobody in: every upgrade waits. */
const begin = async (addressOf: () => string) => {
  const kinds: string[] = []
  const { server } = await listen(
    { fetch: () => new Promise<Response>(() => undefined) },
    { host: '127.0.0.1', port: 0 },
    { addressOf, connectionsOfAddress: null, count: (kind) => void kinds.push(kind) },
  )
  close = () => void server.close()
  const { port } = server.address() as AddressInfo
  let taken = 0
  server.on('upgrade', () => taken++)
  /** Asks to be let in; the answer's first line when one comes before somebody else has asked. */
  const ask = async (): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    open.push(socket)
    await once(socket, 'connect')
    const before = taken
    socket.write(
      `GET /sync/board:x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    while (taken === before) await new Promise((resolve) => setImmediate(resolve))
    if (kinds.length === 0) return 'waits'
    const [data] = (await once(socket, 'data')) as [Buffer]
    return data.toString('latin1').split('\r\n')[0] ?? ''
  }
  return { kinds, ask }
}

test('HT14: as many upgrades of one address wait as may, one more is answered 429', async () => {
  const { kinds, ask } = await begin(() => 'one address')
  for (let line = 0; line < limits.waitingLinesOfAddress; line++) expect(await ask()).toBe('waits')
  expect(await ask()).toBe('HTTP/1.1 429 Too Many Requests')
  expect(kinds).toEqual(['upgrade.tooMany'])
}, 30_000)

test('HT14: as many upgrades of all addresses wait as may, one more is answered 429', async () => {
  let line = 0
  const { kinds, ask } = await begin(() => `address ${line++ % 10}`)
  for (let asked = 0; asked < limits.waitingLines; asked++) expect(await ask()).toBe('waits')
  expect(await ask()).toBe('HTTP/1.1 429 Too Many Requests')
  expect(kinds).toEqual(['upgrade.tooMany'])
}, 30_000)
