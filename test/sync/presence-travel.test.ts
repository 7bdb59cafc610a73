import { Connection } from '@sedyanka/server/sync/peer/connection.ts'
import { RoomPresence } from '@sedyanka/server/sync/presence/room-presence.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { heard } from '../support/awareness-frames.ts'
import { TestClock } from '../support/clock.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

const stateUpdate = (clientId: number, clock: number, item = clock): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, `{"at":"agenda/item-${item}/notes"}`)
  })

describe('how presence travels', () => {
  let clock: TestClock
  let isBusy: boolean
  let presence: RoomPresence
  let writer: Connection
  let reader: Connection
  let connections: Set<Connection>
  /** When the reader was written to for presence alone, ms from the start. */
  let writes: number[]
  let said: number

  beforeEach(() => {
    clock = new TestClock()
    isBusy = false
    writes = []
    said = 0
    const start = clock.now()
    const connect = (seat: typeof memberA, send: () => void) =>
      new Connection({ seat: () => seat, send, bufferedBytes: () => 0, close: () => {} })
    writer = connect(memberA, () => {})
    reader = connect(memberB, () => writes.push(clock.now() - start))
    connections = new Set([writer, reader])
    const { monotonic, schedule } = clock
    presence = new RoomPresence({
      now: monotonic,
      schedule,
      connections,
      writerOf: () => null,
      isBusy: () => isBusy,
    })
  })

  const say = () => presence.receive(writer, stateUpdate(7, ++said))

  test('SY22: where nobody edits, a caret is sent at once, and then at most twenty times a second', async () => {
    for (let moved = 0; moved < 99; moved++) {
      say()
      await clock.advance(10)
    }
    expect(writes[0]).toBe(0)
    expect(writes).toHaveLength(20)
  })

  test('SY22: an edit takes the caret along, and nothing is sent for it again', async () => {
    isBusy = true
    say()
    await clock.advance(5)
    expect(presence.takeDueNews()?.framesFor(reader)).toHaveLength(1)
    isBusy = false
    await clock.advance(1_000)
    expect(writes).toEqual([])
  })

  test('SY22: within the twentieth of a second after the last news, an edit goes without', async () => {
    isBusy = true
    say()
    expect(presence.takeDueNews()).not.toBeNull()
    await clock.advance(limits.awarenessInterval - 1)
    say()
    expect(presence.takeDueNews()).toBeNull()
    await clock.advance(1)
    expect(presence.takeDueNews()).not.toBeNull()
  })

  test('SY22: when no edit comes to travel with, the caret goes by itself a moment later', async () => {
    presence.takeDueNews()
    await clock.advance(20)
    say()
    await clock.advance(1_000)
    const { awarenessInterval, awarenessPatience } = limits
    expect(writes).toHaveLength(1)
    expect(writes[0]).toBeLessThanOrEqual(20 + awarenessInterval + awarenessPatience)
  })

  test('SY22: when the edit it waits for is refused, the caret goes all the same', async () => {
    isBusy = true
    say()
    await clock.advance(limits.awarenessPatience)
    expect(writes).toEqual([])
    isBusy = false
    await clock.advance(2 * limits.awarenessPatience)
    expect(writes).toHaveLength(1)
  })

  describe('who only says again that they are here', () => {
    const saidOnce = 1
    const repeat = () => presence.receive(writer, stateUpdate(7, ++said, saidOnce))

    beforeEach(async () => {
      say()
      await clock.advance(1_000)
      writes = []
    })

    test('SY22: goes with the next edit', async () => {
      repeat()
      await clock.advance(1_000)
      expect(presence.takeDueNews()?.framesFor(reader)).toHaveLength(1)
      await clock.advance(2 * limits.renewalPatience)
      expect(writes).toEqual([])
    })

    test('SY22: goes with what somebody says anew', async () => {
      repeat()
      await clock.advance(1_000)
      presence.receive(writer, stateUpdate(7, ++said, 2))
      await clock.advance(0)
      expect(writes).toEqual([2_000])
      await clock.advance(2 * limits.renewalPatience)
      expect(writes).toHaveLength(1)
    })

    test('SY22: goes by itself after five seconds, once for all who did, long before others take them for gone', async () => {
      repeat()
      await clock.advance(2_000)
      repeat()
      await clock.advance(3_000)
      expect(writes).toEqual([6_000])
    })
  })

  test('SY22: who is back on another line before the old one is found dead does not go', async () => {
    const again = new Connection({
      seat: () => memberA,
      send: () => {},
      bufferedBytes: () => 0,
      close: () => {},
    })
    say()
    presence.receive(again, stateUpdate(7, ++said))
    connections.add(again)
    connections.delete(writer)
    presence.leave(writer)
    await clock.advance(1_000)
    expect(heard([presence.everybodyFor(reader)])).toHaveLength(1)
    connections.delete(again)
    presence.leave(again)
    await clock.advance(1_000)
    expect(heard([presence.everybodyFor(reader)])).toEqual([])
  })

  test('SY22: a disk that refuses holds up edits, not carets', async () => {
    const deployment = new SimServer()
    const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    deployment.journal.beforeAppend = () => {
      throw new Error('disk full')
    }
    actions.set(author.doc, asId('action-a'), { status: 'done' })
    await deployment.flush([author, reader])
    author.sendRaw(
      encoding.encode((frame) => {
        encoding.writeVarUint(frame, messageType.awareness)
        encoding.writeVarUint8Array(frame, stateUpdate(author.doc.clientID, 1))
      }),
    )
    author.deliverToServer()
    await deployment.clock.advance(limits.awarenessInterval + limits.awarenessPatience)
    expect(reader.toClient.map(([type]) => type)).toContain(messageType.awareness)
    expect(actions.read(reader.doc, asId('action-a'))?.status).toBe('proposed')
  })
})
