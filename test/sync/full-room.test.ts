import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, memberB, seatOf } from '../support/fixtures.ts'
import { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

test('HT17: one organisation opens lines without end; the facilitator, another organisation and each line’s own person still get in', async () => {
  const deployment = new SimServer()
  const crowd: SimClient[] = []
  const enter = async (person: number) => {
    const client = new SimClient(seatOf(asId(`p-${person}`), 'member', asId('org-a')))
    await client.connect(deployment.rooms, board1).catch(() => undefined)
    crowd.push(client)
    return client
  }
  const people = Math.ceil(limits.peersPerRoom / limits.linesOfPerson)
  for (let line = 0; line < 50; line++) await enter(0)
  // One person has eight of fifty: the last ones, and each other was told why.
  expect(deployment.rooms.health().peers).toBe(limits.linesOfPerson)
  expect(crowd.filter(({ closedWith }) => closedWith === closeCodes.crowded)).toHaveLength(
    50 - limits.linesOfPerson,
  )
  for (let person = 1; person < people; person++)
    for (let line = 0; line < limits.linesOfPerson; line++) await enter(person)
  expect(deployment.rooms.health().peers).toBe(limits.peersPerRoom)

  const chair = new SimClient(facilitator)
  await chair.connect(deployment.rooms, board1)
  const other = new SimClient(memberB)
  await other.connect(deployment.rooms, board1)
  await deployment.flush([chair, other])
  expect([chair.closedWith, other.closedWith]).toEqual([null, null])
  expect(chair.doc.getMap('needs').size).toBeGreaterThan(0)
  expect(crowd.filter(({ closedWith }) => closedWith === closeCodes.busy)).toHaveLength(2)
  expect(deployment.rooms.health().peers).toBe(limits.peersPerRoom)
  // More of the same organisation find no place, and push nobody out.
  const refused = deployment.counted.get('line.roomFull') ?? 0
  await enter(1_000)
  expect([chair.closedWith, other.closedWith]).toEqual([null, null])
  expect(deployment.counted.get('line.roomFull')).toBe(refused + 1)
})
