import { actions } from '@sedyanka/shared/actions/actions.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { ownAwareness } from '../support/awareness-frames.ts'
import { memberA, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

test('SY46: questions and carets past what a line may say are dropped, and the line of who goes on is closed', async () => {
  const deployment = new SimServer()
  const [client, other] = [await deployment.enter(memberA), await deployment.enter(memberB)]
  other.sendRaw(ownAwareness(other.doc.clientID, 1, { at: 'actions/a/title' }))
  const before = client.toClient.length
  const query = new Uint8Array([messageType.queryAwareness])
  for (let asked = 0; asked < 200; asked++) client.sendRaw(query)
  expect(client.toClient.length - before).toBeLessThanOrEqual(
    limits.talkAtOnce / limits.talkQuestion,
  )
  expect(client.closedWith).toBeNull()
  await deployment.clock.advance(2_000)
  const later = client.toClient.length
  client.sendRaw(query)
  expect(client.toClient.length).toBe(later + 1)
  for (let asked = 0; asked < limits.talkDropped + 200; asked++) client.sendRaw(query)
  expect(client.closedWith).toBe(closeCodes.busy)
  actions.set(other.doc, asId('action-b'), { status: 'accepted' })
  await deployment.flush([other])
  expect(other.saved).toBe(true)
})

test('SY46: a second gives a line as many words as it may say in one, and not one more', async () => {
  const deployment = new SimServer()
  const client = await deployment.enter(memberA)
  const query = new Uint8Array([messageType.queryAwareness])
  const answered = (asked: number): number => {
    const before = client.toClient.length
    for (let time = 0; time < asked; time++) client.sendRaw(query)
    return client.toClient.length - before
  }
  await deployment.clock.advance(60_000)
  expect(answered(100)).toBe(limits.talkAtOnce / limits.talkQuestion)
  await deployment.clock.advance(1_000)
  expect(answered(100)).toBe(limits.talkPerSecond / limits.talkQuestion)
})
