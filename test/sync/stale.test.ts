import { actions } from '@sedyanka/shared/actions/actions.ts'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

test('ST31: a room whose document somebody else has written into stores nothing over it: it is loaded anew, and its people lose no edit', async () => {
  const deployment = new SimServer()
  const [a, b] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
  actions.set(a.doc, asId('action-a'), { blockedReason: 'преди' })
  await deployment.flush([a, b])
  // Another server, which has the document too: its room goes on with what this one does not know.
  const other = deployment.start()
  let isThere = false
  const later = (doc: Y.Doc) => actions.set(doc, asId('action-b'), { dueDate: '2026-12-01' })
  void other.change(board1, later).then((done) => (isThere = done))
  while (!isThere) await deployment.clock.advance(10)

  actions.set(a.doc, asId('action-a'), { blockedReason: 'после' })
  a.deliverToServer()
  await deployment.clock.advance(100)
  expect(a.saved).toBe(false)
  expect(deployment.log.map(({ event }) => event)).toContain('room.broken')
  for (const client of [a, b]) {
    client.disconnect()
    await client.connect(deployment.rooms, board1)
  }
  await deployment.flush([a, b])
  const stored = deployment.journal.stored(board1)
  for (const doc of [a.doc, b.doc, stored]) {
    expect(actions.read(doc, asId('action-a'))?.blockedReason).toBe('после')
    expect(actions.read(doc, asId('action-b'))?.dueDate).toBe('2026-12-01')
  }
  expect(a.saved).toBe(true)
})
