import { actions } from '@sedyanka/shared/actions/actions.ts'
import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { board1, facilitator } from '../support/fixtures.ts'
import { type SimClient, syncFrame } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const nothing = new Uint8Array([0, 0])

/** Two edits of a copy: the first, and the second by itself. */
const twoEdits = (client: SimClient) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc))
  const start = Y.encodeStateVector(doc)
  actions.set(doc, asId('action-a'), { status: 'accepted' })
  const middle = Y.encodeStateVector(doc)
  const first = Y.encodeStateAsUpdate(doc, start)
  actions.set(doc, asId('action-a'), { status: 'done' })
  return {
    first,
    second: Y.encodeStateAsUpdate(doc, middle),
    whole: Y.encodeStateAsUpdate(doc, start),
  }
}
const send = async (
  deployment: SimServer,
  client: SimClient,
  [type, body]: [number, Uint8Array],
) => {
  client.sendRaw(syncFrame(type, body))
  await deployment.clock.advance(100)
  while (client.deliverToClient());
}
const statusOnDisk = (deployment: SimServer) =>
  actions.read(deployment.journal.stored(board1), asId('action-a'))?.status

describe('ACK counts what is stored', () => {
  test('SY44: an update with a gap, then an empty answer to the server’s question', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    const { second } = twoEdits(client)
    const before = client.acknowledged
    await send(deployment, client, [syncType.update, second])
    for (let answer = 0; answer < 3; answer++) {
      await send(deployment, client, [syncType.step2, nothing])
      expect(client.acknowledged).toBe(before)
    }
    expect(client.messages.at(-1)).toMatchObject({
      type: 'reject',
      reason: 'missing',
      index: before + 1,
    })
    expect(statusOnDisk(deployment)).toBe('proposed')
  })

  test('SY44: an answer that brings what is missing: all is stored and acknowledged', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    const { first, second } = twoEdits(client)
    await send(deployment, client, [syncType.update, second])
    await send(deployment, client, [syncType.step2, first])
    expect(statusOnDisk(deployment)).toBe('done')
    expect(client.acknowledged).toBe(3)
  })

  test('SY44: what is missing may also come as an edit, and other edits before it', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    const { first, second } = twoEdits(client)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(client.doc))
    const start = Y.encodeStateVector(other)
    actions.set(other, asId('action-b'), { status: 'accepted' })
    await send(deployment, client, [syncType.update, second])
    await send(deployment, client, [syncType.update, Y.encodeStateAsUpdate(other, start)])
    expect(client.acknowledged).toBe(1)
    await send(deployment, client, [syncType.update, first])
    expect(client.acknowledged).toBe(4)
    expect(statusOnDisk(deployment)).toBe('done')
  })

  test('SY44: a deletion of what the server does not have counts as missing, too', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    await send(deployment, client, [syncType.update, new Uint8Array([0, 1, 77, 1, 0, 4])])
    await send(deployment, client, [syncType.step2, nothing])
    expect(client.acknowledged).toBe(1)
  })

  test('SY44: what is held is judged anew when its turn comes', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    const { whole, second } = twoEdits(client)
    await send(deployment, client, [syncType.update, second])
    client.seat = { ...facilitator, role: 'observer' }
    await send(deployment, client, [syncType.step2, whole])
    expect(client.messages.at(-1)).toMatchObject({ type: 'reject', reason: 'observer' })
    expect(statusOnDisk(deployment)).toBe('proposed')
  })
})
