import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { settle } from '../support/clock.ts'
import { board1, facilitator, memberA, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

const statusOf = (doc: Y.Doc, id = 'action-a') => actions.read(doc, asId(id))?.status

describe('the way of an edit', () => {
  test('SY1: nobody sees an edit before it is on disk', async () => {
    const deployment = new SimServer()
    const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    let release = () => {}
    deployment.journal.beforeAppend = () => new Promise((resolve) => (release = resolve))
    actions.set(author.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([author, reader])
    expect(statusOf(reader.doc)).toBe('proposed')
    expect(author.saved).toBe(false)
    const late = await deployment.enter(memberB)
    expect(statusOf(late.doc)).not.toBe('done')
    release()
    await deployment.flush([author, reader, late])
    expect(statusOf(reader.doc)).toBe('done')
    expect(statusOf(late.doc)).toBe('done')
    expect(author.saved).toBe(true)
  })

  test('SY2: an acknowledgement counts the update messages of its connection, once they are on disk', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    // The answer to the server's sync step 1 was the first.
    expect(client.acknowledged).toBe(1)
    actions.set(client.doc, asId('action-a'), { status: 'accepted' })
    actions.set(client.doc, asId('action-a'), { status: 'inProgress' })
    await deployment.flush([client])
    expect(client.acknowledged).toBe(3)
    expect(statusOf(deployment.journal.stored(board1))).toBe('inProgress')
  })

  test('SY2: a client that did not say hello gets no message of type 110', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    client.disconnect()
    await client.connect(deployment.rooms, board1)
    client.toServer.splice(0, 1)
    const before = client.messages.length
    await deployment.flush([client])
    actions.set(client.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([client])
    expect(client.messages.length).toBe(before)
    expect(statusOf(deployment.journal.stored(board1))).toBe('done')
  })

  test('SY10: where a turn cannot be trusted its edits by the server are told so, and the room is loaded anew', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(memberB)
    const changes = [
      deployment.rooms.change(board1, (doc) => {
        doc.store.pendingDs = new Uint8Array([0])
      }),
      deployment.rooms.change(board1, (doc) =>
        actions.set(doc, asId('action-a'), { status: 'done' }),
      ),
    ]
    const ends = Promise.allSettled(changes)
    await deployment.flush([client])
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(client.closedWith).toBe(closeCodes.busy)
    expect(statusOf(deployment.journal.stored(board1))).toBe('proposed')
    const again = await deployment.enter(memberB)
    expect(statusOf(again.doc)).toBe('proposed')
  })

  test('SY3: while the disk refuses nothing is shown or acknowledged, and afterwards everything is', async () => {
    const deployment = new SimServer()
    const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    let full = true
    deployment.journal.beforeAppend = () => {
      if (full) throw new Error('disk full')
    }
    actions.set(author.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([author, reader])
    expect(author.messages).toContainEqual({ type: 'storage', degraded: true })
    expect(deployment.rooms.health().degraded).toBe(true)
    expect(author.saved).toBe(false)
    expect(statusOf(reader.doc)).toBe('proposed')
    full = false
    await deployment.clock.advance(limits.storageRetry)
    await deployment.flush([author, reader])
    expect(author.messages).toContainEqual({ type: 'storage', degraded: false })
    expect(author.saved).toBe(true)
    expect(statusOf(reader.doc)).toBe('done')
    expect(deployment.journal.entries(board1)).toHaveLength(1)
  })

  test('SY1: edits that arrive together are one commit and one frame, the same for everybody', async () => {
    const deployment = new SimServer()
    const [a, b, c] = [
      await deployment.enter(facilitator),
      await deployment.enter(memberB),
      await deployment.enter(memberA),
    ]
    actions.set(a.doc, asId('action-a'), { status: 'done' })
    actions.set(b.doc, asId('action-b'), { status: 'accepted' })
    a.deliverToServer()
    b.deliverToServer()
    await deployment.clock.advance(limits.batchInterval)
    expect(deployment.journal.entries(board1)).toHaveLength(1)
    const frames = [a, b, c].map((client) => client.toClient[0])
    expect(frames[0]).toBe(frames[1])
    expect(frames[1]).toBe(frames[2])
  })

  test('CH1: the server’s own edits take the same way', async () => {
    const deployment = new SimServer()
    const reader = await deployment.enter(memberB)
    const changed = deployment.rooms.change(board1, (doc) =>
      actions.set(doc, asId('action-a'), { status: 'done' }),
    )
    await deployment.flush([reader])
    expect(await changed).toBe(true)
    expect(statusOf(reader.doc)).toBe('done')
    expect(statusOf(deployment.journal.stored(board1))).toBe('done')
    expect(await deployment.rooms.change('board:none', () => {})).toBe(false)
  })
})

describe('rooms', () => {
  test('SY7: concurrent joiners share one load, and nobody is synced before it ended', async () => {
    const deployment = new SimServer()
    let release = () => {}
    deployment.journal.beforeLoad = () => new Promise((resolve) => (release = resolve))
    const entering = Promise.all([
      deployment.enter(memberA),
      deployment.enter(memberB),
      deployment.enter(facilitator),
    ])
    await settle()
    expect(deployment.journal.loads).toBe(1)
    release()
    for (const client of await entering) expect(needs.all(client.doc)).toHaveLength(1)
  })

  test('SY7: a load that fails leaves nothing behind; the next one works', async () => {
    const deployment = new SimServer()
    deployment.journal.beforeLoad = () => {
      throw new Error('disk')
    }
    await expect(deployment.enter(memberA)).rejects.toThrow('disk')
    expect(deployment.rooms.health().rooms).toBe(0)
    deployment.journal.beforeLoad = () => {}
    const client = await deployment.enter(memberA)
    expect(needs.all(client.doc)).toHaveLength(1)
  })

  test('SY8: an idle room is unloaded, and has everything when it opens again', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    actions.set(client.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([client])
    client.disconnect()
    await deployment.clock.advance(limits.idleRoom + 1)
    expect(deployment.rooms.health().rooms).toBe(0)
    const again = await deployment.enter(memberB)
    expect(statusOf(again.doc)).toBe('done')
  })

  test('SY8: a room that somebody comes back to is not unloaded under their hands', async () => {
    const deployment = new SimServer()
    const first = await deployment.enter(facilitator)
    first.disconnect()
    await deployment.clock.advance(limits.idleRoom - 1_000)
    const second = await deployment.enter(memberA)
    await deployment.clock.advance(2 * limits.idleRoom)
    expect(deployment.rooms.health().rooms).toBe(1)
    actions.set(second.doc, asId('action-a'), { status: 'accepted' })
    await deployment.flush([second])
    expect(second.saved).toBe(true)
  })

  test('SY17: closing the server stores what has arrived and sends everybody away with “restart”', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(facilitator)
    actions.set(client.doc, asId('action-a'), { status: 'done' })
    client.deliverToServer()
    const closing = deployment.rooms.close()
    await deployment.clock.advance(100)
    await closing
    expect(client.closedWith).toBe(closeCodes.restart)
    expect(statusOf(deployment.journal.stored(board1))).toBe('done')
    await expect(deployment.rooms.read(board1, () => null)).rejects.toThrow('closing')
  })

  test('SY7: a room that does not exist lets nobody in', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(memberA)
    expect(await client.connect(deployment.rooms, 'board:none')).toBe(false)
    expect(deployment.rooms.health().rooms).toBe(1)
  })
})
