import { actions } from '@sedyanka/shared/actions/actions.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  encodeRecovery,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const observer: Seat = {
  ...memberB,
  personId: asId('observer'),
  organisationId: null,
  role: 'observer',
}
const hasTurn = (client: SimClient) => client.messages.some(({ type }) => type === 'recoverNow')

/** A page that holds the document of before the restore, and asks to write again what is lost. */
const comeBack = async (deployment: SimServer, seat: Seat): Promise<SimClient> => {
  const client = await deployment.enter(seat)
  const versions = { version: protocolVersion, schema: schemaVersion }
  client.sendRaw(encodeHello({ ...versions, epoch: 'e0' }))
  return client
}
const deliver = async (deployment: SimServer, clients: readonly SimClient[]) => {
  await deployment.clock.advance(50)
  for (const client of clients) while (client.deliverToClient());
}

describe('turns to write again what a restored server has lost', () => {
  test('SY43: observers and screens hold up nobody', async () => {
    const deployment = new SimServer()
    const takers = []
    for (let turn = 0; turn < 8; turn++) takers.push(await comeBack(deployment, observer))
    const page = await comeBack(deployment, memberA)
    for (const each of [...takers, page]) each.sendRaw(encodeRecovery('recover'))
    await deliver(deployment, [...takers, page])
    expect(hasTurn(page)).toBe(true)
    // Their own pages do not wait for ever either.
    expect(takers.every(hasTurn)).toBe(true)
  })

  test('SY43: one person who takes eight turns and finishes none holds up the others once, and not for long', async () => {
    const deployment = new SimServer()
    const takers = []
    for (let turn = 0; turn < 8; turn++) takers.push(await comeBack(deployment, memberB))
    const pages = [await comeBack(deployment, memberA), await comeBack(deployment, facilitator)]
    for (const each of [...takers, ...pages]) each.sendRaw(encodeRecovery('recover'))
    await deliver(deployment, [...takers, ...pages])
    expect(takers.filter(hasTurn)).toHaveLength(1)
    await deployment.clock.advance(limits.recoveryTurn)
    await deliver(deployment, pages)
    expect(pages.map(hasTurn)).toEqual([true, false])
    pages[0]?.sendRaw(encodeRecovery('recovered'))
    await deliver(deployment, pages)
    expect(pages.map(hasTurn)).toEqual([true, true])
  })

  test('SY43: whoever was seen with an older document goes before those who only ask', async () => {
    const deployment = new SimServer()
    const first = await comeBack(deployment, facilitator)
    first.sendRaw(encodeRecovery('recover'))
    const [asker, page] = [await deployment.enter(memberB), await comeBack(deployment, memberA)]
    for (const each of [asker, page]) each.sendRaw(encodeRecovery('recover'))
    first.sendRaw(encodeRecovery('recovered'))
    await deliver(deployment, [asker, page])
    expect([hasTurn(asker), hasTurn(page)]).toEqual([false, true])
    page.sendRaw(encodeRecovery('recovered'))
    await deliver(deployment, [asker])
    expect(hasTurn(asker)).toBe(true)
  })

  test('SY43: a disk that refuses takes nobody’s turn away', async () => {
    const deployment = new SimServer()
    const [page, other] = [await comeBack(deployment, memberA), await deployment.enter(memberB)]
    deployment.journal.beforeAppend = () => {
      throw new Error('disk full')
    }
    actions.set(other.doc, asId('action-b'), { status: 'accepted' })
    other.deliverToServer()
    await deployment.clock.advance(50)
    page.sendRaw(encodeRecovery('recover'))
    await deployment.clock.advance(limits.recoveryTurn * 3)
    await deliver(deployment, [page])
    expect(hasTurn(page)).toBe(false)
    deployment.journal.beforeAppend = () => {}
    await deployment.clock.advance(limits.storageRetry)
    await deliver(deployment, [page])
    expect(hasTurn(page)).toBe(true)
  })
})
