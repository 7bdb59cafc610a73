import { actions } from '@sedyanka/shared/actions/actions.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { ownAwareness } from '../support/awareness-frames.ts'
import { board1, facilitator, memberA, memberB } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const observer: Seat = {
  ...memberB,
  personId: asId('observer'),
  organisationId: null,
  role: 'observer',
}
const state = { at: 'actions/action-a/title' }
const announce = (client: SimClient, id: number, clock = 1) =>
  client.sendRaw(ownAwareness(id, clock, state))
/** Who a page sees under a client id. */
const seenAs = (client: SimClient, name: string) =>
  client.toClient.filter(
    (frame) => frame[0] === messageType.awareness && new TextDecoder().decode(frame).includes(name),
  ).length

describe('a client id belongs to the person who had it', () => {
  test.each([
    ['an observer', observer],
    ['another member', memberA],
  ])(
    'GU17: %s who announces it while its line is down takes nothing from it',
    async (_who, thief) => {
      const deployment = new SimServer()
      const [owner, other] = [await deployment.enter(memberB), await deployment.enter(thief)]
      const id = owner.doc.clientID
      announce(owner, id)
      await deployment.flush([owner, other])
      owner.disconnect()
      announce(other, id, 5)
      await deployment.flush([other])
      await owner.connect(deployment.rooms, board1)
      await deployment.flush([owner])
      actions.set(owner.doc, asId('action-b'), { status: 'accepted' })
      await deployment.flush([owner, other])
      expect([owner.closedWith, owner.saved]).toEqual([null, true])
      expect(actions.read(other.doc, asId('action-b'))?.status).toBe('accepted')
    },
  )

  test('GU17: an observer who is first to announce it, after a restart of the server, has to give it back', async () => {
    const deployment = new SimServer()
    const [owner, thief, reader] = [
      await deployment.enter(memberB),
      await deployment.enter(observer),
      await deployment.enter(facilitator),
    ]
    announce(thief, owner.doc.clientID)
    await deployment.flush([thief])
    announce(owner, owner.doc.clientID, 2)
    await deployment.flush([owner])
    expect(seenAs(reader, memberB.name)).toBeGreaterThan(0)
    actions.set(owner.doc, asId('action-b'), { status: 'accepted' })
    await deployment.flush([owner, reader])
    expect([owner.closedWith, owner.saved]).toEqual([null, true])
    // … and shows itself under it no more.
    thief.toClient.length = reader.toClient.length = 0
    announce(thief, owner.doc.clientID, 9)
    await deployment.clock.advance(1_000)
    expect(reader.toClient.filter(([type]) => type === messageType.awareness)).toEqual([])
  })

  test('GU17: who is announced is not written for by others', async () => {
    const deployment = new SimServer()
    const [owner, thief] = [await deployment.enter(memberB), await deployment.enter(memberA)]
    announce(owner, owner.doc.clientID)
    thief.doc.clientID = owner.doc.clientID
    actions.set(thief.doc, asId('action-a'), { status: 'accepted' })
    await deployment.flush([thief, owner])
    expect(thief.messages.at(-1)).toMatchObject({ type: 'reject', reason: 'foreignClient' })
    actions.set(owner.doc, asId('action-b'), { status: 'accepted' })
    await deployment.flush([owner])
    expect(owner.saved).toBe(true)
  })

  test('GU18: what a page wrote after it had announced itself is its own for good, over a restart of the server too', async () => {
    const deployment = new SimServer()
    const owner = await deployment.enter(memberB)
    announce(owner, owner.doc.clientID)
    await deployment.flush([owner])
    actions.set(owner.doc, asId('action-b'), { status: 'accepted' })
    await deployment.flush([owner])
    const claims = deployment.journal.entries(board1).flatMap((entry) => entry.claims)
    expect(claims).toEqual([[owner.doc.clientID, memberB.personId]])
    deployment.crash([owner])
    const thief = await deployment.enter(memberA)
    // First to announce it in the new life of the server, and in step with what its owner wrote.
    announce(thief, owner.doc.clientID, 7)
    await deployment.flush([thief])
    thief.doc.clientID = owner.doc.clientID
    actions.set(thief.doc, asId('action-a'), { status: 'accepted' })
    await deployment.flush([thief])
    expect(thief.messages.at(-1)).toMatchObject({ type: 'reject', reason: 'foreignClient' })
    await owner.connect(deployment.rooms, board1)
    announce(owner, owner.doc.clientID, 9)
    actions.set(owner.doc, asId('action-b'), { status: 'inProgress' })
    await deployment.flush([owner])
    expect([owner.closedWith, owner.saved]).toEqual([null, true])
  })

  test('GU17: one person’s announcements push out nobody else’s', async () => {
    const deployment = new SimServer()
    const owner = await deployment.enter(memberB)
    announce(owner, owner.doc.clientID)
    for (let id = 1; id <= 200; id++) {
      const line = await deployment.enter(memberA)
      announce(line, id)
      line.disconnect()
    }
    const thief = await deployment.enter(memberA)
    thief.doc.clientID = owner.doc.clientID
    actions.set(thief.doc, asId('action-a'), { status: 'accepted' })
    await deployment.flush([thief])
    expect(thief.messages.at(-1)).toMatchObject({ type: 'reject', reason: 'foreignClient' })
  })
})
