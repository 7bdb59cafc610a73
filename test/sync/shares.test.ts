import { needs } from '@sedyanka/shared/help/needs.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import { Allowance } from '@sedyanka/server/sync/room/allowance.ts'
import { TurnScheduler } from '@sedyanka/server/sync/room/turn-scheduler.ts'
import { DocumentSize } from '@sedyanka/server/sync/room/document-size.ts'
import { Shares } from '@sedyanka/server/sync/room/shares.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { heard, ownAwareness } from '../support/awareness-frames.ts'
import { TestClock } from '../support/clock.ts'
import { addAction, board1, facilitator, memberA, memberB } from '../support/fixtures.ts'
import { type SimClient, syncFrame } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const refusalOf = (client: SimClient) => {
  const last = client.messages.at(-1)
  return last?.type === 'reject' ? last.reason : null
}
/** One letter under a client id of its own, at the place of another's words. */
const claimWith = (
  deployment: SimServer,
  ids: readonly number[],
  client: SimClient,
): Uint8Array => {
  const updates = ids.map((id) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(deployment.journal.stored(board1)))
    doc.clientID = id
    const before = Y.encodeStateVector(doc)
    addAction(doc, `row-${id}`, { org: asId('org-a'), seat: client.seat as Seat })
    return Y.encodeStateAsUpdate(doc, before)
  })
  return Y.mergeUpdates(updates)
}

describe('allowances', () => {
  test('SY48: so much at once, so much an hour, and no more than the one', () => {
    const clock = new TestClock()
    const purse = new Allowance({ burst: 10, perHour: 6, now: clock.monotonic })
    expect(purse.take('a', 9)).toBe(true)
    expect(purse.take('a', 5)).toBe(true)
    expect(purse.take('a', 1)).toBe(false)
    expect(purse.take('b', 1)).toBe(true)
    void clock.advance(40 * 60_000)
    expect(purse.has('a')).toBe(false)
    void clock.advance(20 * 60_000)
    expect(purse.has('a')).toBe(true)
    void clock.advance(100 * 3_600_000)
    purse.charge('a', 10)
    expect(purse.has('a')).toBe(false)
  })

  test('SY48, SY49: an organisation’s members share one, a facilitator does not use it up', () => {
    const clock = new TestClock()
    const shares = new Shares(clock.monotonic)
    const people = Array.from({ length: 9 }, (_, at) => ({
      ...memberA,
      personId: asId<PersonId>(`p${at}`),
    }))
    const boss = { ...facilitator, organisationId: memberA.organisationId }
    const boardId = 'board'
    shares.added(boss, { boardId: asId(boardId), bytes: limits.organisationBytes })
    for (const person of people)
      if (shares.mayAdd(person, asId(boardId)))
        shares.added(person, { boardId: asId(boardId), bytes: limits.personBytes - 1 })
    expect(people.map((person) => shares.mayAdd(person, asId(boardId)))).not.toContain(true)
    expect(shares.mayAdd(memberB, asId(boardId))).toBe(true)
    expect(shares.mayAdd({ ...boss, personId: asId('another facilitator') }, asId(boardId))).toBe(
      true,
    )
    // Boards begin with the same organisations: those of another board are others.
    expect(shares.mayAdd({ ...memberA, personId: asId('elsewhere') }, asId('another board'))).toBe(
      true,
    )
  })

  test('SY48: an hour gives a person, and an organisation, as much again as it may add in one, and not a byte more', async () => {
    const clock = new TestClock()
    const boardId = 'board'
    const colleague = { ...memberA, personId: asId<PersonId>('colleague') }
    const shares = new Shares(clock.monotonic)
    shares.added(memberA, { boardId: asId(boardId), bytes: limits.organisationBytes })
    await clock.advance(3_600_000)
    shares.added(colleague, { boardId: asId(boardId), bytes: limits.organisationBytesPerHour - 1 })
    expect(shares.mayAdd(colleague, asId(boardId))).toBe(true)
    shares.added(colleague, { boardId: asId(boardId), bytes: 1 })
    expect(shares.mayAdd({ ...memberA, personId: asId('third') }, asId(boardId))).toBe(false)
    const alone = new Shares(clock.monotonic)
    alone.added(facilitator, { boardId: asId(boardId), bytes: limits.personBytes })
    await clock.advance(3_600_000)
    alone.added(facilitator, { boardId: asId(boardId), bytes: limits.personBytesPerHour - 1 })
    expect(alone.mayAdd(facilitator, asId(boardId))).toBe(true)
    alone.added(facilitator, { boardId: asId(boardId), bytes: 1 })
    expect(alone.mayAdd(facilitator, asId(boardId))).toBe(false)
  })

  test('SY48: an hour gives a person some more client ids, and no more than those', async () => {
    const clock = new TestClock()
    const shares = new Shares(clock.monotonic)
    for (let id = 0; id < limits.personClients; id++)
      expect(shares.takeClients(memberA, 1)).toBe(true)
    expect(shares.takeClients(memberA, 1)).toBe(false)
    await clock.advance(3_600_000)
    for (let id = 0; id < limits.personClientsPerHour; id++)
      expect(shares.takeClients(memberA, 1)).toBe(true)
    expect(shares.takeClients(memberA, 1)).toBe(false)
  })

  test('SY48: what is known to be too much is counted anew, not for every letter', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'x'.repeat(1_000))
    const size = new DocumentSize(doc, limits.documentBytesAtAll)
    expect(size.isFullFor(1, false)).toBe(false)
    size.add(limits.documentBytes)
    // It was counted a moment ago, so the bound stands until a megabyte more has come or it is counted again.
    expect(size.isFullFor(1, false)).toBe(false)
    const full = new DocumentSize(doc, 0)
    full.add(limits.documentBytes + 1)
    doc.getText('t').insert(0, 'x'.repeat(limits.documentBytes))
    expect(full.isFullFor(1, false)).toBe(true)
    expect(full.isFullFor(1, true)).toBe(false)
    doc.getText('t').insert(0, 'x'.repeat(limits.documentBytesAtAll - limits.documentBytes))
    full.add(limits.documentBytesAtAll - limits.documentBytes)
    expect(full.isFullFor(1, true)).toBe(true)
  })
})

describe('one member’s share', () => {
  test('SY48: ten megabytes of needs are not taken; a colleague goes on writing', async () => {
    const deployment = new SimServer()
    const [vandal, other] = [await deployment.enter(memberB), await deployment.enter(memberA)]
    const words = 'ж'.repeat(limits.valueLength)
    let stored = 0
    for (let row = 0; row < 1_100 && vandal.closedWith === null; row++) {
      needs.set(vandal.doc, asId('need-b'), {
        note: `${row} ${words}`.slice(0, limits.valueLength),
      })
      stored += words.length * 2
      vandal.deliverToServer()
      await deployment.clock.advance(limits.batchInterval)
    }
    expect(refusalOf(vandal)).toBe('full')
    expect(stored).toBeLessThan(limits.personBytes * 1.1)
    addAction(other.doc, 'mine', { org: asId('org-a'), seat: memberA })
    await deployment.flush([other])
    expect(other.saved).toBe(true)
  })

  test('SY48: after an hour there is room again; what is known already costs nothing', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(memberA)
    addAction(client.doc, 'mine', { org: asId('org-a'), seat: memberA })
    await deployment.flush([client])
    const whole = Y.encodeStateAsUpdate(client.doc)
    for (let again = 0; again < 3_000; again++) {
      client.sendRaw(syncFrame(syncType.update, whole))
      if (again % 100 === 0) await deployment.clock.advance(50)
    }
    await deployment.clock.advance(1_000)
    expect(client.closedWith).toBeNull()
  })

  test('SY48: client ids: the same person on many lines, in many messages', async () => {
    const deployment = new SimServer()
    let taken = 0
    for (let message = 0; message < 40; message++) {
      const client = await deployment.enter(memberA)
      const ids = Array.from({ length: 20 }, (_, at) => 1_000 + message * 20 + at)
      client.sendRaw(syncFrame(syncType.update, claimWith(deployment, ids, client)))
      await deployment.clock.advance(50)
      while (client.deliverToClient());
      if (client.closedWith !== null) {
        expect(refusalOf(client)).toBe('tooLarge')
        break
      }
      taken += ids.length
      client.disconnect()
    }
    expect(taken).toBeGreaterThanOrEqual(limits.personClients)
    expect(taken).toBeLessThan(limits.personClients + 20)
    const other = await deployment.enter(memberB)
    addAction(other.doc, 'theirs', { org: asId('org-b'), seat: memberB })
    await deployment.flush([other])
    expect(other.saved).toBe(true)
    // The next hour brings some more.
    await deployment.clock.advance(3_600_000)
    const again = await deployment.enter(memberA)
    again.sendRaw(syncFrame(syncType.update, claimWith(deployment, [99_999], again)))
    await deployment.clock.advance(50)
    expect(again.closedWith).toBeNull()
  })
})

describe('one person’s share of the server’s time', () => {
  test('SY47: what costs too much waits; a colleague in the same room does not', async () => {
    const deployment = new SimServer()
    const [vandal, other] = [await deployment.enter(memberB), await deployment.enter(memberA)]
    // The first of these messages are dear ones.
    let dear = 10
    vandal.whenAsked = () => dear-- > 0 && deployment.clock.spend(200)
    for (let edit = 0; edit < 12; edit++) {
      needs.set(vandal.doc, asId('need-b'), { note: `${edit}` })
      while (vandal.deliverToServer());
    }
    await deployment.clock.advance(200)
    const soFar = needs.read(deployment.journal.stored(board1), asId('need-b'))?.note
    expect(soFar).not.toBe('11')
    addAction(other.doc, 'mine', { org: asId('org-a'), seat: memberA })
    other.deliverToServer()
    await deployment.clock.advance(limits.longestInterval)
    while (other.deliverToClient());
    expect(other.saved).toBe(true)
    // Nothing of it is lost.
    await deployment.clock.advance(3_600_000)
    expect(needs.read(deployment.journal.stored(board1), asId('need-b'))?.note).toBe('11')
    await deployment.flush([vandal])
    expect(vandal.saved).toBe(true)
  })

  test('SY47: who is here is told while somebody’s edits wait', async () => {
    const deployment = new SimServer()
    const [vandal, other] = [await deployment.enter(memberB), await deployment.enter(memberA)]
    let dear = 10
    vandal.whenAsked = () => dear-- > 0 && deployment.clock.spend(2_000)
    for (let edit = 0; edit < 12; edit++) {
      needs.set(vandal.doc, asId('need-b'), { note: `${edit}` })
      while (vandal.deliverToServer());
    }
    await deployment.clock.advance(limits.heldBackInterval)
    other.sendRaw(ownAwareness(other.doc.clientID, 1, { at: 'actions/action-a/title' }))
    await deployment.clock.advance(3 * limits.awarenessInterval)
    expect(needs.read(deployment.journal.stored(board1), asId('need-b'))?.note).not.toBe('11')
    expect(heard(vandal.toClient).map(({ client }) => client)).toContain(other.doc.clientID)
  })

  test('SY47: questions for the whole document cost time, too', async () => {
    const deployment = new SimServer()
    const vandal = await deployment.enter(memberB)
    vandal.whenAsked = () => deployment.clock.spend(200)
    let answered = 0
    for (let asked = 0; asked < 20; asked++) {
      const before = vandal.toClient.length
      vandal.sendRaw(syncFrame(syncType.step1, Y.encodeStateVector(new Map([[1, asked]]))))
      await deployment.clock.advance(limits.longestInterval)
      answered += vandal.toClient.length - before
    }
    expect(answered).toBeLessThan(10)
  })
})

test('SY47: of many rooms those for which little waits come first, and the network is read in between', async () => {
  const clock = new TestClock()
  const scheduler = new TurnScheduler({
    now: clock.monotonic,
    schedule: clock.schedule,
    busyShare: () => 0,
  })
  const taken: string[] = []
  const dear = (name: string) =>
    scheduler.request(
      () => {
        taken.push(name)
        clock.spend(15)
      },
      () => 1_000,
    )
  for (const name of ['a', 'b', 'c', 'd', 'e']) dear(name)
  scheduler.request(() => taken.push('letter'))
  // While the dear ones are served another letter comes.
  clock.schedule(1, () => void scheduler.request(() => taken.push('next letter')))
  await clock.advance(200)
  expect(taken[0]).toBe('letter')
  expect(taken.indexOf('next letter')).toBeLessThan(4)
  expect(taken.slice().sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'letter', 'next letter'])
})

test('GU20: an empty list of ranges costs as much as a range', async () => {
  const deployment = new SimServer()
  const client = await deployment.enter(facilitator)
  const lists = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, limits.updateRanges + 1)
    for (let at = 0; at <= limits.updateRanges; at++)
      for (const number of [at + 200, 0]) encoding.writeVarUint(encoder, number)
  })
  client.sendRaw(syncFrame(syncType.update, lists))
  await deployment.clock.advance(50)
  while (client.deliverToClient());
  expect(refusalOf(client)).toBe('tooLarge')
})
