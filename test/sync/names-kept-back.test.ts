import { encodeFor } from '@sedyanka/server/sync/peer/redact.ts'
import { StateFrames } from '@sedyanka/server/sync/peer/state-frames.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { buildMeeting, facilitator, memberA, meeting1, observer } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const screen: Seat = {
  personId: asId('p-wall'),
  name: 'Екран',
  role: 'screen',
  organisationId: null,
}
const person = 'Иванка Стоянова – главен експерт'

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})

/** Everything that a client was sent, as text; to be asked before it is delivered. */
const listen = (client: SimClient): (() => string) => {
  const heard: Uint8Array[] = []
  const push = client.toClient.push.bind(client.toClient)
  client.toClient.push = (...frames) => {
    heard.push(...frames)
    return push(...frames)
  }
  return () => Buffer.concat(heard).toString()
}
const present = (orgId: OrganisationId, names: string) => ({
  id: orgId,
  orgId,
  mode: 'inPerson' as const,
  representatives: 2,
  names,
  confirmedAt: null,
})
/** What stands in a document, but for what names persons. */
const plain = (doc: Y.Doc) => ({
  rows: attendance.everything(doc).map(({ names: _names, ...row }) => row),
  title: meeting.read(doc, 'meeting')?.title,
})

test.each([observer, screen])(
  'SY26: $role gets an empty text where persons are named, live and on coming, and every other word',
  async (seat) => {
    const chair = await deployment.enter(facilitator, meeting1)
    const colleague = await deployment.enter(memberA, meeting1)
    const reader = await deployment.enter(seat, meeting1)
    const heard = listen(reader)
    const everybody = [chair, colleague, reader]
    attendance.create(chair.doc, present(asId('org-a'), person))
    meeting.set(chair.doc, 'meeting', {
      chairPerson: person,
      minuteTakerPerson: person,
      guests: person,
      observers: person,
    })
    await deployment.flush(everybody)
    attendance.set(chair.doc, asId('org-a'), { names: `${person}; още един`, mode: 'online' })
    await deployment.flush(everybody)
    meeting.set(chair.doc, 'meeting', { title: 'Среща за зимата' })
    await deployment.flush(everybody)

    const late = await deployment.enter(seat, meeting1)
    const readers = [reader, late]
    for (const { doc } of readers) {
      expect(attendance.read(doc, asId('org-a'))).toMatchObject({ names: '', mode: 'online' })
      const row = meeting.read(doc, 'meeting')
      expect(row).toMatchObject({ chairPerson: '', minuteTakerPerson: '', guests: '' })
      expect(row).toMatchObject({ observers: '', title: 'Среща за зимата' })
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(chair.doc))
      expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('Иванка')).toBe(false)
    }
    expect(heard()).not.toContain('Иванка')
    expect(heard()).toContain('Среща за зимата')
    for (const { doc } of [chair, colleague]) {
      expect(attendance.read(doc, asId('org-a'))?.names).toBe(`${person}; още един`)
      expect(meeting.read(doc, 'meeting')?.chairPerson).toBe(person)
    }
    const kept = await deployment.rooms.read(meeting1, (doc) => attendance.read(doc, asId('org-a')))
    expect(kept?.names).toBe(`${person}; още един`)
  },
)

test('SY26: a reader who fell behind, or takes a packed state, is told no name either', async () => {
  const chair = await deployment.enter(facilitator, meeting1)
  const reader = await deployment.enter(observer, meeting1)
  const heard = listen(reader)
  reader.buffered = limits.slowPeerBytes + 1
  attendance.create(chair.doc, present(asId('org-a'), person))
  await deployment.flush([chair, reader])
  expect(attendance.read(reader.doc, asId('org-a'))).toBeNull()
  reader.buffered = 0
  await deployment.clock.advance(5_000)
  await deployment.flush([chair, reader])
  expect(attendance.read(reader.doc, asId('org-a'))?.names).toBe('')
  expect(heard()).not.toContain('Иванка')

  const doc = new Y.Doc()
  buildMeeting(doc)
  for (let number = 0; number < 200; number++)
    attendance.create(doc, present(asId(`org-${number}`), person))
  const packed: Uint8Array[] = []
  const pack = (bytes: Uint8Array) => {
    packed.push(bytes)
    return Promise.resolve(bytes)
  }
  const frames = new StateFrames(doc, pack, encodeFor(doc, 'meeting', 'organisations'))
  await frames.answerPacked(new Uint8Array([0]))
  expect(packed).toHaveLength(1)
  expect(Buffer.from(packed[0] as Uint8Array).includes('Иванка')).toBe(false)
})

test('SY26: whoever takes a seat at the table from then on is told names; whoever leaves it is not', async () => {
  const chair = await deployment.enter(facilitator, meeting1)
  const guest = await deployment.enter(observer, meeting1)
  attendance.create(chair.doc, present(asId('org-a'), person))
  await deployment.flush([chair, guest])
  guest.seat = memberA
  guest.reseat()
  attendance.create(chair.doc, present(asId('org-b'), 'Петър Динев'))
  await deployment.flush([chair, guest])
  expect(attendance.read(guest.doc, asId('org-b'))?.names).toBe('Петър Динев')
  guest.seat = observer
  guest.reseat()
  attendance.set(chair.doc, asId('org-b'), { names: 'Ваня Колева' })
  await deployment.flush([chair, guest])
  expect(attendance.read(guest.doc, asId('org-b'))?.names).toBe('')
})

test('SY26: in whatever order names are written, a reader’s copy is everybody’s but for them', async () => {
  const step = fc.record({
    org: fc.constantFrom('org-a', 'org-b', 'org-c'),
    field: fc.constantFrom('names', 'representatives', 'title', 'come', 'leave'),
    number: fc.nat(99),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      deployment = new SimServer()
      const chair = await deployment.enter(facilitator, meeting1)
      let reader = await deployment.enter(observer, meeting1)
      for (const { org, field, number } of steps) {
        const row = attendance.read(chair.doc, asId(org))
        if (field === 'leave') reader.disconnect()
        else if (field === 'come') reader = await deployment.enter(observer, meeting1)
        else if (field === 'title') meeting.set(chair.doc, 'meeting', { title: `Среща ${number}` })
        else if (!row) attendance.create(chair.doc, present(asId(org), `Иванка ${number}`))
        else if (field === 'names')
          attendance.set(chair.doc, asId(org), { names: `Иванка ${number}` })
        else attendance.set(chair.doc, asId(org), { representatives: number })
        await deployment.flush([chair, reader])
      }
      if (!reader.connected) reader = await deployment.enter(observer, meeting1)
      await deployment.flush([chair, reader])
      expect(plain(reader.doc)).toEqual(plain(chair.doc))
      expect(Buffer.from(Y.encodeStateAsUpdate(reader.doc)).includes('Иванка')).toBe(false)
      const held = await deployment.rooms.read(meeting1, (doc) => attendance.everything(doc))
      expect(held).toEqual(attendance.everything(chair.doc))
    }),
    { numRuns: 40 },
  )
})
