import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { listen } from '@sedyanka/server/listen.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { afterEach, expect, test } from 'vitest'
import { until } from '../support/until.ts'

const open: Socket[] = []
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  for (const close of closing.splice(0)) await close()
})

const begin = async (connectionsOfAddress: number | null) => {
  const kinds: string[] = []
  const { server } = await listen(
    { fetch: () => new Response('ok') },
    { host: '127.0.0.1', port: 0 },
    { addressOf: () => 'x', connectionsOfAddress, count: (kind) => void kinds.push(kind) },
  )
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const dial = async (localAddress = '127.0.0.1') => {
    const socket = connect({ port, host: '127.0.0.1', localAddress })
    socket.on('error', () => undefined)
    open.push(socket)
    await once(socket, 'connect')
    return socket
  }
  /** Whether a request on it is answered. */
  const isServed = (socket: Socket) =>
    new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true))
      socket.once('close', () => resolve(false))
      if (socket.destroyed) resolve(false)
      socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    })
  return { kinds, server, dial, isServed }
}

test('HT16: one address has its connections and no more; another one gets in, and so does who comes after one has gone', async () => {
  const { kinds, dial, isServed } = await begin(3)
  const [first, second, third] = [await dial(), await dial(), await dial()]
  expect(await isServed(third)).toBe(true)
  expect(await isServed(await dial())).toBe(false)
  expect(kinds).toEqual(['connection.tooMany'])
  expect(await isServed(await dial('127.0.0.2'))).toBe(true)
  first.destroy()
  await until(async () => isServed(await dial()), 'a place is free again')
  expect(await isServed(second)).toBe(true)
})

test('HT16: the server waits for headers, for a whole request and for a sign of life so long, and looks often enough', async () => {
  const { server } = await begin(null)
  expect(server).toMatchObject({
    headersTimeout: limits.headersWithin,
    requestTimeout: limits.requestWithin,
    timeout: limits.stillWithin,
  })
})

test('HT16: behind a proxy, from which all connections come, only the limit in all holds', async () => {
  const { kinds, server, dial, isServed } = await begin(null)
  expect((server as unknown as { maxConnections: number }).maxConnections).toBe(limits.connections)
  Object.assign(server, { maxConnections: 4 })
  const sockets = [await dial(), await dial(), await dial(), await dial()]
  expect(await Promise.all(sockets.map(isServed))).toEqual([true, true, true, true])
  expect(await isServed(await dial())).toBe(false)
  expect(kinds).toEqual(['connection.tooMany'])
})
