import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Role, Seat } from '@sedyanka/shared/seat.ts'
import * as fc from 'fast-check'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { awarenessBody, awarenessFrame, heard } from '../support/awareness-frames.ts'
import { facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const observer: Seat = {
  ...memberB,
  personId: asId('p-watcher'),
  name: 'Журналист',
  role: 'observer',
}
const screen: Seat = {
  personId: asId('p-wall'),
  name: 'Екран',
  role: 'screen',
  organisationId: null,
}
const unseated: Seat = {
  ...facilitator,
  personId: asId('p-lead'),
  name: 'Водеща',
  organisationId: null,
}

let deployment: SimServer
let clock: number
beforeEach(() => {
  deployment = new SimServer()
  clock = 0
})

const say = (client: SimClient, state: unknown): void =>
  client.sendRaw(
    awarenessFrame([{ client: client.doc.clientID, clock: ++clock, json: JSON.stringify(state) }]),
  )
const stateOf = (reader: SimClient, client: SimClient) =>
  JSON.parse(
    heard(reader.toClient).findLast((entry) => entry.client === client.doc.clientID)?.json ??
      'null',
  ) as { user: Seat & { color: string }; at: string | null } | null
const bytesOf = (reader: SimClient) => Buffer.concat(reader.toClient.map(Buffer.from)).toString()
const moment = () => deployment.clock.advance(2 * limits.awarenessInterval)

describe('what presence tells whom', () => {
  test.each([observer, screen])(
    'SY25: $role gets organisations and where they write, never a person',
    async (seat) => {
      const [writer, lead] = [
        await deployment.enter(memberA, meeting1),
        await deployment.enter(unseated, meeting1),
      ]
      say(writer, { at: 'agenda/item-1/notes', place: 'hall' })
      say(lead, {})
      await moment()
      // One who comes later gets everybody in one message, and news afterwards.
      const reader = await deployment.enter(seat, meeting1)
      await deployment.clock.advance(limits.awarenessInterval)
      say(writer, { at: 'agenda/item-2/notes', place: 'hall' })
      await moment()
      expect(stateOf(reader, writer)).toMatchObject({
        user: { personId: '', name: '', organisationId: 'org-a', role: 'member' },
        at: 'agenda/item-2/notes',
        place: 'hall',
      })
      reader.sendRaw(new Uint8Array([3]))
      await moment()
      for (const { personId, name } of [memberA, unseated]) {
        expect(bytesOf(reader)).not.toContain(personId)
        expect(bytesOf(reader)).not.toContain(name)
      }
    },
  )

  test('SY25: members and facilitators know each other by name, also beside a reader who does not', async () => {
    const writer = await deployment.enter(memberA, meeting1)
    await deployment.enter(observer, meeting1)
    const readers = [
      await deployment.enter(memberB, meeting1),
      await deployment.enter(unseated, meeting1),
    ]
    say(writer, { at: null })
    await moment()
    for (const reader of readers) expect(stateOf(reader, writer)?.user.name).toBe(memberA.name)
  })

  test('SY25: somebody without an organisation shows no trace of who it is, not even by a colour of one’s own', () => {
    const colours = async (personId: PersonId) => {
      const lead = await deployment.enter({ ...unseated, personId }, meeting1)
      const reader = await deployment.enter(screen, meeting1)
      say(lead, {})
      await moment()
      return stateOf(reader, lead)?.user.color
    }
    return expect(
      Promise.all(['p-1', 'p-2', 'p-3', 'p-4'].map((each) => colours(asId(each)))).then(
        (all) => new Set(all).size,
      ),
    ).resolves.toBe(1)
  })

  test('SY27: another role takes effect at once, on the line that is open', async () => {
    const writer = await deployment.enter(memberA, meeting1)
    const reader = await deployment.enter(memberB, meeting1)
    say(writer, { at: 'agenda/item-1/notes' })
    await moment()
    const page = new Awareness(new Y.Doc())
    const take = () => {
      for (const frame of reader.toClient.splice(0))
        if (frame[0] === 1) applyAwarenessUpdate(page, awarenessBody(frame), 'server')
    }
    const nameSeen = () =>
      (page.getStates().get(writer.doc.clientID)?.['user'] as Seat | undefined)?.name
    take()
    expect(nameSeen()).toBe(memberA.name)
    const become = (role: Role) => {
      reader.seat = { ...memberB, role }
      reader.reseat()
      take()
    }
    become('observer')
    expect(nameSeen()).toBe('')
    say(writer, { at: 'agenda/item-2/notes' })
    await moment()
    take()
    expect(nameSeen()).toBe('')
    become('facilitator')
    expect(nameSeen()).toBe(memberA.name)
    page.destroy()
  })

  test('SY27: what others see of somebody follows the seat, though the page says nothing', async () => {
    const writer = await deployment.enter(memberA, meeting1)
    const reader = await deployment.enter(facilitator, meeting1)
    say(writer, {})
    await moment()
    writer.seat = { ...memberA, organisationId: asId('org-b') }
    writer.reseat()
    await moment()
    expect(stateOf(reader, writer)?.user.organisationId).toBe('org-b')
  })

  test('SY28: a page that says nothing is vouched for while its line lives, and no longer', async () => {
    const writer = await deployment.enter(memberA, meeting1)
    const reader = await deployment.enter(memberB, meeting1)
    say(writer, { at: 'agenda/item-1/notes' })
    await moment()
    // y-protocols forgets whom it heard nothing of for 30 s.
    for (let half = 0; half < 20; half++) {
      reader.toClient.length = 0
      await deployment.clock.advance(25_000)
      expect(stateOf(reader, writer)?.at).toBe('agenda/item-1/notes')
    }
    writer.disconnect()
    await moment()
    expect(stateOf(reader, writer)).toBeNull()
    reader.toClient.length = 0
    await deployment.clock.advance(60_000)
    expect(heard(reader.toClient).filter(({ client }) => client === writer.doc.clientID)).toEqual(
      [],
    )
  })

  test('SY29: whoever comes back on another line is seen at once, whatever their own clock says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (breaks) => {
        deployment = new SimServer()
        const writer = await deployment.enter(memberA, meeting1)
        const reader = await deployment.enter(memberB, meeting1)
        const page = new Awareness(new Y.Doc())
        const repeat = () =>
          writer.sendRaw(
            awarenessFrame([{ client: writer.doc.clientID, clock: 3, json: '{"at":"a/b"}' }]),
          )
        repeat()
        for (const isLong of breaks) {
          writer.disconnect()
          if (isLong) await moment()
          await writer.connect(deployment.rooms, meeting1)
          repeat()
          await moment()
        }
        await moment()
        for (const frame of reader.toClient)
          if (frame[0] === 1) applyAwarenessUpdate(page, awarenessBody(frame), 'server')
        expect(page.getStates().has(writer.doc.clientID)).toBe(true)
        page.destroy()
      }),
      { numRuns: 20 },
    )
  })
})
