import { createCounts } from '@sedyanka/server/counts.ts'
import { healthRoutes } from '@sedyanka/server/http/health.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { ownAwareness } from '../support/awareness-frames.ts'
import { board1, facilitator, memberA, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

const hour = 3_600_000

describe('the machine’s clock is set', () => {
  test.each([
    ['an hour back', -hour],
    ['an hour forward', hour],
    ['ten seconds back', -10_000],
  ])('SY42: %s, under typing: the next letter is stored at once', async (_name, ahead) => {
    const deployment = new SimServer()
    const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    for (const letter of 'абв') {
      actions.set(author.doc, asId('action-a'), { blockedReason: letter })
      author.deliverToServer()
      await deployment.clock.advance(limits.longestInterval)
    }
    deployment.clock.ahead = ahead
    const stored = deployment.clock.now()
    actions.set(author.doc, asId('action-a'), { blockedReason: 'г' })
    author.deliverToServer()
    await deployment.clock.advance(limits.longestInterval)
    expect(actions.read(deployment.journal.stored(board1), asId('action-a'))?.blockedReason).toBe(
      'г',
    )
    // What is stored says the new time.
    expect(deployment.journal.entries(board1).at(-1)?.at).toBe(stored)
    await deployment.flush([author, reader])
    expect(actions.read(reader.doc, asId('action-a'))?.blockedReason).toBe('г')
  })

  test('SY42: who is here is told at once, too', async () => {
    const deployment = new SimServer()
    const [one, other] = [await deployment.enter(memberA), await deployment.enter(memberB)]
    one.sendRaw(ownAwareness(one.doc.clientID, 1, { at: 'actions/action-a/title' }))
    await deployment.clock.advance(limits.awarenessInterval)
    deployment.clock.ahead = -hour
    const before = other.toClient.length
    one.sendRaw(ownAwareness(one.doc.clientID, 2, { at: 'actions/action-b/title' }))
    await deployment.clock.advance(limits.awarenessInterval + limits.awarenessPatience)
    const news = other.toClient.slice(before).filter(([type]) => type === messageType.awareness)
    expect(news).toHaveLength(1)
  })
})

test('ST1: a room that is due and not served is told by the health check', async () => {
  const deployment = new SimServer()
  const client = await deployment.enter(memberA)
  expect(deployment.rooms.health()).toMatchObject({ stalled: 0, degraded: false })
  // Its turn is on the timers, which this machine does not run any more.
  deployment.clock.isStuck = true
  actions.set(client.doc, asId('action-a'), { blockedReason: 'а' })
  client.deliverToServer()
  await deployment.clock.advance(limits.stalledAfter + 1)
  expect(deployment.rooms.health()).toMatchObject({ stalled: 1, degraded: true })
  deployment.clock.isStuck = false
  await deployment.flush([client])
  expect(deployment.rooms.health()).toMatchObject({ stalled: 0, degraded: false })
})

test('ST2: a commit that neither comes to its end nor fails is told by the health check', async () => {
  const deployment = new SimServer()
  const client = await deployment.enter(memberA)
  const answer = Promise.withResolvers<void>()
  const { journal } = deployment
  const append = journal.append.bind(journal)
  // A disk that hangs.
  journal.append = async (room, entry) => {
    await answer.promise
    return append(room, entry)
  }
  actions.set(client.doc, asId('action-a'), { blockedReason: 'а' })
  client.deliverToServer()
  await deployment.clock.advance(limits.stalledAfter - 100)
  expect(deployment.rooms.health()).toMatchObject({ stalled: 0, degraded: false })
  await deployment.clock.advance(200)
  expect(deployment.rooms.health()).toMatchObject({ stalled: 1, degraded: true })
  const probes = healthRoutes({ rooms: deployment.rooms, counts: createCounts() })
  const ready = await probes.request('/readyz')
  expect([ready.status, await ready.json()]).toEqual([503, { reason: 'stalled' }])
  expect((await probes.request('/livez')).status).toBe(200)
  answer.resolve()
  await deployment.flush([client])
  expect(deployment.rooms.health()).toMatchObject({ stalled: 0, degraded: false })
  expect(client.saved).toBe(true)
})
