import { actions } from '@sedyanka/shared/actions/actions.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  messageType,
  protocolVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addAction, board1, facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { syncFrame } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const statusOf = (doc: Y.Doc, id = 'action-a') => actions.read(doc, asId(id))?.status

describe('what cannot be read', () => {
  test('SY10: malformed frames end one connection, never the room', async () => {
    const deployment = new SimServer()
    const other = await deployment.enter(memberB)
    const frames = [
      [],
      [0],
      [0, 9, 0],
      [0, 2, 5, 1],
      [0, 2, 1, 255],
      [0, 0, 2, 255, 255],
      [7],
      [110],
      [110, 9],
      [1, 4, 1, 1, 1, 1],
      [255, 255, 255, 255, 255],
    ]
    for (const bytes of frames) {
      const client = await deployment.enter(memberA)
      client.sendRaw(new Uint8Array(bytes))
      await deployment.clock.advance(100)
      expect(client.closedWith, JSON.stringify(bytes)).toBe(closeCodes.rejected)
    }
    actions.set(other.doc, asId('action-b'), { status: 'accepted' })
    await deployment.flush([other])
    expect(other.saved).toBe(true)
  })

  test('SY14: a client whose documents are older is told to reload', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(memberA)
    client.sendRaw(encodeHello({ version: protocolVersion, schema: 0, epoch: '' }))
    expect(client.closedWith).toBe(closeCodes.clientTooOld)
  })

  test('GU9: an update with a gap is not applied; the server asks, and acknowledges once it has all', async () => {
    const deployment = new SimServer()
    const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    actions.set(author.doc, asId('action-a'), { status: 'accepted' })
    // Lost on the way, as if it had never been counted.
    author.toServer.length = 0
    author.sent--
    actions.set(author.doc, asId('action-a'), { status: 'done' })
    author.deliverToServer()
    await deployment.clock.advance(100)
    expect(statusOf(deployment.journal.stored(board1))).toBe('proposed')
    expect(author.acknowledged).toBe(1)
    await deployment.flush([author, reader])
    expect(statusOf(reader.doc)).toBe('done')
    expect(author.saved).toBe(true)
  })

  test('GU9: who never sends what is missing is refused', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc))
    actions.set(doc, asId('action-a'), { status: 'accepted' })
    const before = Y.encodeStateVector(doc)
    actions.set(doc, asId('action-a'), { status: 'done' })
    const gap = Y.encodeStateAsUpdate(doc, before)
    for (let i = 0; i < 4; i++) {
      client.sendRaw(new Uint8Array([messageType.sync, 2, gap.length, ...gap]))
      await deployment.clock.advance(100)
    }
    expect(client.closedWith).toBe(closeCodes.rejected)
  })
})

test('SY10: floods of empty messages, while the disk refuses, end with whoever sends them', async () => {
  const deployment = new SimServer()
  const other = await deployment.enter(memberB)
  const floods = []
  for (let place = 0; place < 5; place++) floods.push(await deployment.enter(memberA))
  deployment.journal.beforeAppend = () => {
    throw new Error('disk full')
  }
  actions.set(other.doc, asId('action-b'), { status: 'accepted' })
  other.deliverToServer()
  await deployment.clock.advance(100)
  const empty = syncFrame(syncType.update, new Uint8Array())
  for (const flood of floods) {
    for (let sent = 0; sent < 200_000 && flood.closedWith === null; sent++) flood.sendRaw(empty)
    expect(flood.closedWith).toBe(closeCodes.busy)
  }
  actions.set(other.doc, asId('action-b'), { status: 'inProgress', blockedReason: 'Пишем нататък' })
  other.deliverToServer()
  expect(other.closedWith).toBeNull()
  deployment.journal.beforeAppend = () => {}
  await deployment.clock.advance(limits.storageRetry)
  await deployment.flush([other])
  expect(other.saved).toBe(true)
})

test('SY10: one person does not fill a room: a line too many takes the place of their quietest', async () => {
  const deployment = new SimServer()
  const lines = []
  for (let line = 0; line < limits.linesOfPerson; line++)
    lines.push(await deployment.enter(memberA))
  const other = await deployment.enter(memberB)
  await deployment.clock.advance(1_000)
  actions.set(lines[0]?.doc ?? other.doc, asId('action-a'), { title: 'Пише се тук' })
  lines[0]?.deliverToServer()
  expect((await deployment.enter(memberA)).connected).toBe(true)
  expect(lines.map(({ closedWith }) => closedWith)).toEqual([
    null,
    closeCodes.crowded,
    ...Array<null>(limits.linesOfPerson - 2).fill(null),
  ])
  expect(other.closedWith).toBeNull()
})

describe('slow readers', () => {
  test('SY12: a slow reader is skipped, and caught up with one diff when it has drained', async () => {
    const deployment = new SimServer()
    const [author, slow] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    slow.buffered = limits.slowPeerBytes + 1
    for (let i = 0; i < 20; i++) {
      addAction(author.doc, `new-${i}`, { org: null })
      await deployment.flush([author])
    }
    const edits = slow.toClient.filter((frame) => frame[0] === messageType.sync)
    expect(edits).toHaveLength(0)
    slow.buffered = 0
    await deployment.clock.advance(1_000)
    await deployment.flush([author, slow])
    expect(actions.all(slow.doc)).toHaveLength(22)
  })

  test('SY12: a reader that is dead is closed and may come again', async () => {
    const deployment = new SimServer()
    const [author, dead] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    dead.buffered = limits.deadPeerBytes + 1
    actions.set(author.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([author])
    expect(dead.closedWith).toBe(closeCodes.slow)
  })
})

describe('live rights', () => {
  test('SY13: a seat that is taken away bites on the next message', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(memberB)
    client.seat = null
    actions.set(client.doc, asId('action-b'), { status: 'done' })
    client.deliverToServer()
    await deployment.clock.advance(100)
    expect(client.closedWith).toBe(closeCodes.session)
    expect(statusOf(deployment.journal.stored(board1), 'action-b')).toBe('proposed')
  })

  test('SY13: a new role counts from the next message on', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator, meeting1)
    client.seat = { ...facilitator, role: 'observer' }
    client.doc.getMap<Y.Map<unknown>>('meeting').get('meeting')?.set('title', 'чуждо')
    client.deliverToServer()
    await deployment.clock.advance(100)
    expect(client.closedWith).toBe(closeCodes.rejected)
    expect(client.messages.at(-1)).toMatchObject({ type: 'reject', index: 2, reason: 'observer' })
  })
})
