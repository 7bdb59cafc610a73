import { actions } from '@sedyanka/shared/actions/actions.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, meeting1, memberA, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

test('HT18: what nobody foresaw in a room ends that room, with a line in the log; its people come back to it whole', async () => {
  const deployment = new SimServer()
  const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberA)]
  const elsewhere = await deployment.enter(memberB, meeting1)
  reader.toClient.push = () => {
    throw new TypeError('a socket that throws')
  }
  actions.set(author.doc, asId('action-a'), { title: 'Ново заглавие' })
  await deployment.flush([author])
  expect(deployment.log.map(({ event }) => event)).toEqual(['room.broken'])
  expect(deployment.log[0]?.values).toMatchObject({ room: board1, error: 'TypeError' })
  expect(JSON.stringify(deployment.log)).not.toContain('a socket that throws')
  expect([author.closedWith, elsewhere.closedWith]).toEqual([closeCodes.busy, null])

  // What was on disk by then is there, and the room goes on.
  const again = await deployment.enter(facilitator)
  expect(actions.read(again.doc, asId('action-a'))?.title).toBe('Ново заглавие')
  actions.set(again.doc, asId('action-a'), { title: 'И още едно' })
  await deployment.flush([again])
  expect([again.saved, again.closedWith]).toEqual([true, null])
})

test('HT18: a consequence that throws takes nothing with it', async () => {
  const deployment = new SimServer()
  deployment.onCommitted = () => {
    throw new RangeError('no list of meetings')
  }
  deployment.rooms = deployment.start()
  const [author, reader] = [await deployment.enter(facilitator), await deployment.enter(memberA)]
  actions.set(author.doc, asId('action-a'), { title: 'Стои' })
  await deployment.flush([author, reader])
  expect([author.saved, actions.read(reader.doc, asId('action-a'))?.title]).toEqual([true, 'Стои'])
  expect(deployment.log.map(({ event }) => event)).toContain('room.consequenceFailed')
})
