import { actions } from '@sedyanka/shared/board/actions.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { settle } from '../support/clock.ts'
import { board1, facilitator, memberA, memberB } from '../support/fixtures.ts'
import { SimHouse } from '../support/sim-house.ts'

const statusOf = (doc: Y.Doc, id = 'action-a') => actions.read(doc, id)?.status

describe('the way of an edit', () => {
  test('R1: nobody sees an edit before it is on disk', async () => {
    const house = new SimHouse()
    const [author, reader] = [await house.enter(facilitator), await house.enter(memberB)]
    let release = () => {}
    house.journal.beforeAppend = () => new Promise((resolve) => (release = resolve))
    actions.set(author.doc, 'action-a', { status: 'done' })
    await house.flush([author, reader])
    expect(statusOf(reader.doc)).toBe('proposed')
    expect(author.saved).toBe(false)
    const late = await house.enter(memberB)
    expect(statusOf(late.doc)).not.toBe('done')
    release()
    await house.flush([author, reader, late])
    expect(statusOf(reader.doc)).toBe('done')
    expect(statusOf(late.doc)).toBe('done')
    expect(author.saved).toBe(true)
  })

  test('R2: an acknowledgement counts the update messages of its connection, once they are on disk', async () => {
    const house = new SimHouse()
    const client = await house.enter(facilitator)
    // The answer to the server's sync step 1 was the first.
    expect(client.acknowledged).toBe(1)
    actions.set(client.doc, 'action-a', { status: 'accepted' })
    actions.set(client.doc, 'action-a', { status: 'inProgress' })
    await house.flush([client])
    expect(client.acknowledged).toBe(3)
    expect(statusOf(house.journal.stored(board1))).toBe('inProgress')
  })

  test('R2: a client that did not say hello gets no message of type 110', async () => {
    const house = new SimHouse()
    const client = await house.enter(facilitator)
    client.disconnect()
    await client.connect(house.rooms, board1)
    client.toServer.splice(0, 1)
    const before = client.messages.length
    await house.flush([client])
    actions.set(client.doc, 'action-a', { status: 'done' })
    await house.flush([client])
    expect(client.messages.length).toBe(before)
    expect(statusOf(house.journal.stored(board1))).toBe('done')
  })

  test('R19: where a turn cannot be trusted its edits by the server are told so, and the room is loaded anew', async () => {
    const house = new SimHouse()
    const client = await house.enter(memberB)
    const changes = [
      house.rooms.change(board1, (doc) => {
        doc.store.pendingDs = new Uint8Array([0])
      }),
      house.rooms.change(board1, (doc) => actions.set(doc, 'action-a', { status: 'done' })),
    ]
    const ends = Promise.allSettled(changes)
    await house.flush([client])
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(client.closedWith).toBe(closeCodes.busy)
    expect(statusOf(house.journal.stored(board1))).toBe('proposed')
    const again = await house.enter(memberB)
    expect(statusOf(again.doc)).toBe('proposed')
  })

  test('R3: while the disk refuses nothing is shown or acknowledged, and afterwards everything is', async () => {
    const house = new SimHouse()
    const [author, reader] = [await house.enter(facilitator), await house.enter(memberB)]
    let full = true
    house.journal.beforeAppend = () => {
      if (full) throw new Error('disk full')
    }
    actions.set(author.doc, 'action-a', { status: 'done' })
    await house.flush([author, reader])
    expect(author.messages).toContainEqual({ type: 'storage', degraded: true })
    expect(house.rooms.health().degraded).toBe(true)
    expect(author.saved).toBe(false)
    expect(statusOf(reader.doc)).toBe('proposed')
    full = false
    await house.clock.advance(limits.storageRetry)
    await house.flush([author, reader])
    expect(author.messages).toContainEqual({ type: 'storage', degraded: false })
    expect(author.saved).toBe(true)
    expect(statusOf(reader.doc)).toBe('done')
    expect(house.journal.entries(board1)).toHaveLength(1)
  })

  test('R1: edits that arrive together are one commit and one frame, the same for everybody', async () => {
    const house = new SimHouse()
    const [a, b, c] = [
      await house.enter(facilitator),
      await house.enter(memberB),
      await house.enter(memberA),
    ]
    actions.set(a.doc, 'action-a', { status: 'done' })
    actions.set(b.doc, 'action-b', { status: 'accepted' })
    a.deliverToServer()
    b.deliverToServer()
    await house.clock.advance(limits.batchInterval)
    expect(house.journal.entries(board1)).toHaveLength(1)
    const frames = [a, b, c].map((client) => client.toClient[0])
    expect(frames[0]).toBe(frames[1])
    expect(frames[1]).toBe(frames[2])
  })

  test('R24: the server’s own edits take the same way', async () => {
    const house = new SimHouse()
    const reader = await house.enter(memberB)
    const changed = house.rooms.change(board1, (doc) =>
      actions.set(doc, 'action-a', { status: 'done' }),
    )
    await house.flush([reader])
    expect(await changed).toBe(true)
    expect(statusOf(reader.doc)).toBe('done')
    expect(statusOf(house.journal.stored(board1))).toBe('done')
    expect(await house.rooms.change('board:none', () => {})).toBe(false)
  })
})

describe('rooms', () => {
  test('R6: concurrent joiners share one load, and nobody is synced before it ended', async () => {
    const house = new SimHouse()
    let release = () => {}
    house.journal.beforeLoad = () => new Promise((resolve) => (release = resolve))
    const entering = Promise.all([
      house.enter(memberA),
      house.enter(memberB),
      house.enter(facilitator),
    ])
    await settle()
    expect(house.journal.loads).toBe(1)
    release()
    for (const client of await entering) expect(needs.all(client.doc)).toHaveLength(1)
  })

  test('R6: a load that fails leaves nothing behind; the next one works', async () => {
    const house = new SimHouse()
    house.journal.beforeLoad = () => {
      throw new Error('disk')
    }
    await expect(house.enter(memberA)).rejects.toThrow('disk')
    expect(house.rooms.health().rooms).toBe(0)
    house.journal.beforeLoad = () => {}
    const client = await house.enter(memberA)
    expect(needs.all(client.doc)).toHaveLength(1)
  })

  test('R7: an idle room is unloaded, and has everything when it opens again', async () => {
    const house = new SimHouse()
    const client = await house.enter(facilitator)
    actions.set(client.doc, 'action-a', { status: 'done' })
    await house.flush([client])
    client.disconnect()
    await house.clock.advance(limits.idleRoom + 1)
    expect(house.rooms.health().rooms).toBe(0)
    const again = await house.enter(memberB)
    expect(statusOf(again.doc)).toBe('done')
  })

  test('R7: a room that somebody comes back to is not unloaded under their hands', async () => {
    const house = new SimHouse()
    const first = await house.enter(facilitator)
    first.disconnect()
    await house.clock.advance(limits.idleRoom - 1_000)
    const second = await house.enter(memberA)
    await house.clock.advance(2 * limits.idleRoom)
    expect(house.rooms.health().rooms).toBe(1)
    actions.set(second.doc, 'action-a', { status: 'accepted' })
    await house.flush([second])
    expect(second.saved).toBe(true)
  })

  test('R29: closing the house stores what has arrived and sends everybody away with „restart“', async () => {
    const house = new SimHouse()
    const client = await house.enter(facilitator)
    actions.set(client.doc, 'action-a', { status: 'done' })
    client.deliverToServer()
    const closing = house.rooms.close()
    await house.clock.advance(100)
    await closing
    expect(client.closedWith).toBe(closeCodes.restart)
    expect(statusOf(house.journal.stored(board1))).toBe('done')
    await expect(house.rooms.read(board1, () => null)).rejects.toThrow('closing')
  })

  test('R6: a room that does not exist lets nobody in', async () => {
    const house = new SimHouse()
    const client = await house.enter(memberA)
    expect(await client.connect(house.rooms, 'board:none')).toBe(false)
    expect(house.rooms.health().rooms).toBe(1)
  })
})
