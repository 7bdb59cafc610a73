import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createListener } from 'node:net'
import { tmpdir } from 'node:os'
import { waitForServer } from '@sedyanka/server/ops/wait-for-server.ts'
import { expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { runCommand } from '../support/run-command.ts'
import { startServer } from '../support/server.ts'

test('TO28: `sedyanka wait` waits for a server that does not answer yet, and ends when it does', async () => {
  const port = await freePort()
  const env = { HOST: '127.0.0.1', PORT: `${port}` }
  // Nothing answers, then something that says nothing and goes, then the server.
  const mute = createListener((socket) => socket.destroy()).listen(port, '127.0.0.1')
  await once(mute, 'listening')
  let isOver = false
  const waiting = runCommand(tmpdir(), { env }, 'wait').finally(() => (isOver = true))
  for (let attempt = 0; attempt < 2; attempt++) await once(mute, 'connection')
  expect(isOver).toBe(false)
  mute.close()
  await once(mute, 'close')
  await using server = await startServer({ env })
  expect(server.url).toBe(`http://127.0.0.1:${port}`)
  expect(await waiting).toEqual({ code: 0, stdout: `Answers at ${server.url}\n`, stderr: '' })
})

test('TO28: a server that cannot store edits is there, and that is said', async () => {
  const statuses = [500, 404, 503]
  const server = createServer((_, answer) => answer.writeHead(statuses.shift() ?? 200).end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // What answers otherwise is another program, or one in front of the server.
  expect(await waitForServer(url)).toBe(`Answers at ${url}, and cannot store edits: see its log`)
  expect(statuses).toEqual([])
  server.close()
})
