import { actions } from '@sedyanka/shared/board/actions.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  encodeRecovery,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimHouse } from '../support/sim-house.ts'

const observer: Seat = { ...memberB, personId: 'observer', organisationId: null, role: 'observer' }
const hasTurn = (client: SimClient) => client.messages.some(({ type }) => type === 'turn')

/** A page that holds the document of before the restore, and asks to write again what is lost. */
const comeBack = async (house: SimHouse, seat: Seat): Promise<SimClient> => {
  const client = await house.enter(seat)
  const versions = { version: protocolVersion, schema: schemaVersion }
  client.sendRaw(encodeHello({ ...versions, epoch: 'e0' }))
  return client
}
const deliver = async (house: SimHouse, clients: readonly SimClient[]) => {
  await house.clock.advance(50)
  for (const client of clients) while (client.deliverToClient());
}

describe('turns to write again what a restored server has lost', () => {
  test('R335: observers and screens hold up nobody', async () => {
    const house = new SimHouse()
    const takers = []
    for (let turn = 0; turn < 8; turn++) takers.push(await comeBack(house, observer))
    const page = await comeBack(house, memberA)
    for (const each of [...takers, page]) each.sendRaw(encodeRecovery('recover'))
    await deliver(house, [...takers, page])
    expect(hasTurn(page)).toBe(true)
    // Their own pages do not wait for ever either.
    expect(takers.every(hasTurn)).toBe(true)
  })

  test('R335: one person who takes eight turns and finishes none holds up the others once, and not for long', async () => {
    const house = new SimHouse()
    const takers = []
    for (let turn = 0; turn < 8; turn++) takers.push(await comeBack(house, memberB))
    const pages = [await comeBack(house, memberA), await comeBack(house, facilitator)]
    for (const each of [...takers, ...pages]) each.sendRaw(encodeRecovery('recover'))
    await deliver(house, [...takers, ...pages])
    expect(takers.filter(hasTurn)).toHaveLength(1)
    await house.clock.advance(limits.recoveryTurn)
    await deliver(house, pages)
    expect(pages.map(hasTurn)).toEqual([true, false])
    pages[0]?.sendRaw(encodeRecovery('recovered'))
    await deliver(house, pages)
    expect(pages.map(hasTurn)).toEqual([true, true])
  })

  test('R335: whoever was seen with an older document goes before those who only ask', async () => {
    const house = new SimHouse()
    const first = await comeBack(house, facilitator)
    first.sendRaw(encodeRecovery('recover'))
    const [asker, page] = [await house.enter(memberB), await comeBack(house, memberA)]
    for (const each of [asker, page]) each.sendRaw(encodeRecovery('recover'))
    first.sendRaw(encodeRecovery('recovered'))
    await deliver(house, [asker, page])
    expect([hasTurn(asker), hasTurn(page)]).toEqual([false, true])
    page.sendRaw(encodeRecovery('recovered'))
    await deliver(house, [asker])
    expect(hasTurn(asker)).toBe(true)
  })

  test('R335: a disk that refuses takes nobody’s turn away', async () => {
    const house = new SimHouse()
    const [page, other] = [await comeBack(house, memberA), await house.enter(memberB)]
    house.journal.beforeAppend = () => {
      throw new Error('disk full')
    }
    actions.set(other.doc, 'action-b', { status: 'accepted' })
    other.deliverToServer()
    await house.clock.advance(50)
    page.sendRaw(encodeRecovery('recover'))
    await house.clock.advance(limits.recoveryTurn * 3)
    await deliver(house, [page])
    expect(hasTurn(page)).toBe(false)
    house.journal.beforeAppend = () => {}
    await house.clock.advance(limits.storageRetry)
    await deliver(house, [page])
    expect(hasTurn(page)).toBe(true)
  })
})
