import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TypingParty } from '../chaos/support/typing-party.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let server: TestServer
let party: TypingParty
let blocker: Database.Database | null = null
beforeEach(async () => {
  server = await startServer()
  party = new TypingParty(server)
  await party.gather(3)
})
afterEach(async () => {
  party.leave()
  blocker?.close()
  blocker = null
  await server.stop()
})

const ask = async (path: string) => {
  const answer = await fetch(`${server.url}${path}`)
  return [answer.status, await answer.text()]
}
/** Another program keeps the file while everybody types; gives the end of both. */
const refuseWrites = async () => {
  let isOver = false
  const typing = party.type(0, () => isOver)
  await until(() => party.acknowledged > 20, 'they are typing')
  blocker = new Database(join(server.dataDir, 'sedyanka.db'))
  blocker.exec('begin immediate')
  await until(async () => (await ask('/readyz'))[0] === 503, 'nothing can be stored')
  return async () => {
    isOver = true
    await typing
  }
}

test('HT27: while nothing can be stored /readyz says why, /livez stays 200, and nobody is cut off', async () => {
  expect([await ask('/livez'), await ask('/readyz')]).toEqual([
    [200, 'ok'],
    [200, 'ok'],
  ])
  const stopTyping = await refuseWrites()
  expect(await ask('/readyz')).toEqual([503, '{"reason":"storage"}'])
  expect(await ask('/livez')).toEqual([200, 'ok'])
  expect((await ask('/healthz'))[0]).toBe(503)
  await stopTyping()
  blocker?.exec('rollback')
  await until(async () => (await ask('/readyz'))[0] === 200, 'it is stored again')
  await until(() => party.clients.every(({ isSaved }) => isSaved), 'everything is saved')
  expect(party.clients.map(({ closedWith }) => closedWith)).toEqual([null, null, null])
})

/** A request of which a line is still to come: a stop waits for those. */
const begin = async (path: string): Promise<Socket> => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n`)
  return socket
}
const finish = async (socket: Socket): Promise<string> => {
  let told = ''
  socket.on('data', (data) => (told += String(data)))
  const isOver = once(socket, 'close')
  socket.write('Connection: close\r\n\r\n')
  await isOver
  return told
}

test('HT27: a server that stops says so at /readyz, before anything else, and goes on saying that it lives', async () => {
  const [ready, live] = [await begin('/readyz'), await begin('/livez')]
  const stopTyping = await refuseWrites()
  const ended = server.kill('SIGTERM')
  await until(() => server.output.includes('process.stops'), 'it stops')
  const [saidReady, saidLive] = await Promise.all([finish(ready), finish(live)])
  expect(saidReady).toMatch(/^HTTP\/1\.1 503 [^]*\{"reason":"stopping"\}$/)
  expect(saidLive).toMatch(/^HTTP\/1\.1 200 [^]*ok$/)
  expect(await ended).toBe(0)
  await stopTyping()
})
