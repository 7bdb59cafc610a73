import { limits } from '@sedyanka/shared/limits.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { messageType, syncType } from '@sedyanka/shared/wire/protocol.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { memberA, memberB } from '../support/fixtures.ts'
import { syncFrame } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

test('SY18: who asks for the document again and again within a turn gets it once', async () => {
  const deployment = new SimServer()
  const client = await deployment.enter(memberA)
  const before = client.toClient.length
  for (let asked = 0; asked < 1_000; asked++)
    client.sendRaw(syncFrame(syncType.step1, Y.encodeStateVector(new Map([[1, asked]]))))
  await deployment.clock.advance(100)
  expect(client.toClient.length - before).toBe(1)
  expect(client.closedWith).toBeNull()
})

test('SY18: who asks and reads nothing is sent away; nobody else notices', async () => {
  const deployment = new SimServer()
  const [greedy, other] = [await deployment.enter(memberA), await deployment.enter(memberB)]
  greedy.buffered = limits.deadPeerBytes + 1
  greedy.sendRaw(new Uint8Array([messageType.queryAwareness]))
  expect(greedy.closedWith).toBe(closeCodes.slow)
  expect(other.closedWith).toBeNull()
})
