import { limits } from '@sedyanka/shared/limits.ts'
import type { PersonId, RoomName } from '@sedyanka/shared/ids.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { buildBoard, seatOf } from '../support/fixtures.ts'
import { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const roomAt = (index: number): RoomName =>
  `board:00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as RoomName

/** A server with so many boards. */
const setUp = (boards: number) => {
  const deployment = new SimServer()
  for (let index = 0; index < boards; index++) deployment.journal.create(roomAt(index), buildBoard)
  const clients: SimClient[] = []
  const enter = async (person: PersonId, room: RoomName) => {
    const client = new SimClient(seatOf(person, 'member', asId('org-a')))
    await client.connect(deployment.rooms, room)
    clients.push(client)
    return client
  }
  return { deployment, clients, enter }
}

test('AC21: one person has so many lines in all rooms together, and one more takes the place of their quietest', async () => {
  const rooms = Math.ceil(limits.linesOfPersonInAll / limits.linesOfPerson) + 1
  const { deployment, clients, enter } = setUp(rooms)
  const other = await enter(asId('other'), roomAt(0))
  for (let room = 0; room < rooms; room++)
    for (let line = 0; line < limits.linesOfPerson; line++) {
      await enter(asId('greedy'), roomAt(room))
      await deployment.clock.advance(1)
    }
  const closed = clients.filter(({ closedWith }) => closedWith !== null)
  expect(deployment.rooms.health().peers).toBe(limits.linesOfPersonInAll + 1)
  expect(closed.map(({ closedWith }) => closedWith)).toEqual(closed.map(() => closeCodes.crowded))
  // The quietest ones: those that came first.
  expect(closed).toEqual(clients.slice(1, 1 + closed.length))
  expect(other.closedWith).toBeNull()
  // A line that ends makes room again.
  clients.at(-1)?.disconnect()
  const next = await enter(asId('greedy'), roomAt(0))
  expect(next.closedWith).toBeNull()
  expect(deployment.rooms.health().peers).toBe(limits.linesOfPersonInAll + 1)
})

test('HT21: rooms that nobody is in any more keep no other room from being opened', async () => {
  const { deployment, enter } = setUp(limits.rooms + 2)
  const stays = await enter(asId('writer'), roomAt(0))
  for (let index = 1; index <= limits.rooms + 1; index++)
    expect(await deployment.rooms.read(roomAt(index), (doc) => doc.share.size)).not.toBeNull()
  expect(deployment.rooms.health().rooms).toBeLessThanOrEqual(limits.rooms)
  expect(stays.closedWith).toBeNull()
  const late = await enter(asId('late'), roomAt(limits.rooms + 1))
  await deployment.flush([stays, late])
  expect(late.synced).toBe(true)
})
