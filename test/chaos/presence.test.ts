import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AwarenessEntry, awarenessFrame, heard } from '../support/awareness-frames.ts'
import { facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { createRandom, type Random } from '../support/random.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const say = (client: SimClient, state: unknown, clock = 1): void =>
  client.sendRaw(
    awarenessFrame([{ client: client.doc.clientID, clock, json: JSON.stringify(state) }]),
  )

const claims: Seat[] = [
  facilitator,
  { ...memberB, role: 'facilitator' },
  { ...memberA, name: 'Областен управител' },
]
const position = { type: null, tname: null, item: { client: 1, clock: 2 }, assoc: 0 }
const strangeCursors = [
  {},
  5,
  'x',
  [],
  { anchor: null, head: null },
  { anchor: position },
  { anchor: position, head: { ...position, tname: 'agenda' } },
  { anchor: position, head: { ...position, item: { client: 1, clock: 1.5 } } },
  { anchor: position, head: { ...position, item: 7 } },
]

/** A lie in awareness: in another's name, of another's client, with a clock that wins for ever, or of a strange shape. */
const lie = (victim: SimClient, liar: SimClient, random: Random): AwarenessEntry[] => {
  const user = random.pick(claims)
  const strange = {
    user,
    cursor: random.pick(strangeCursors),
    at: { deep: [1] },
    place: 'на луната',
    extra: 'x'.repeat(100),
  }
  const clock = random.pick([0, 1, 2, 1_000, 2 ** 33])
  const aboutVictim = {
    client: victim.doc.clientID,
    clock,
    json: random.pick(['null', JSON.stringify({ user })]),
  }
  const aboutSelf = { client: liar.doc.clientID, clock, json: JSON.stringify(strange) }
  return random.pick([
    [aboutVictim],
    [aboutSelf, aboutVictim],
    [aboutVictim, aboutSelf],
    [aboutSelf],
    [{ ...aboutSelf, client: random.int(9_999) }],
  ])
}

describe('presence is what the session says', () => {
  test('SY11, SY20: of 500 forged messages none removes, replaces or impersonates anybody', async () => {
    const random = createRandom(1)
    const deployment = new SimServer()
    const [victim, witness] = [
      await deployment.enter(memberA, meeting1),
      await deployment.enter(facilitator, meeting1),
    ]
    say(victim, {
      at: 'agenda/item-1/notes',
      cursor: { anchor: position, head: position },
      place: 'hall',
    })
    await deployment.clock.advance(100)
    for (let round = 0; round < 50; round++) {
      const liar = await deployment.enter(memberB, meeting1)
      for (let message = 0; message < 10; message++) {
        liar.sendRaw(awarenessFrame(lie(victim, liar, random)))
        await deployment.clock.advance(60)
      }
      liar.disconnect()
      await deployment.clock.advance(60)
    }
    const entries = heard(witness.toClient)
    const ofVictim = entries.filter(({ client }) => client === victim.doc.clientID)
    // Said once, and said again for as long as the line lives.
    const said = [...new Set(ofVictim.map(({ json }) => json))]
    expect(said.map((json) => JSON.parse(json) as unknown)).toMatchObject([
      {
        user: { personId: memberA.personId, role: 'member' },
        place: 'hall',
        cursor: { anchor: position },
      },
    ])
    for (const { client, json } of entries) {
      if (client === victim.doc.clientID || json === 'null') continue
      const { user, cursor, ...rest } = JSON.parse(json) as Record<string, unknown>
      expect(user).toMatchObject({
        personId: memberB.personId,
        name: memberB.name,
        role: 'member',
        organisationId: 'org-b',
      })
      expect(cursor).toBeNull()
      expect(rest).toEqual({ at: null })
    }
    expect(entries.length).toBeGreaterThan(100)
  })

  test('SY20: a clock past whole numbers ends its sender’s connection, and no message becomes unreadable', async () => {
    const deployment = new SimServer()
    const [liar, witness] = [
      await deployment.enter(memberB, meeting1),
      await deployment.enter(facilitator, meeting1),
    ]
    say(liar, {}, Number.MAX_SAFE_INTEGER)
    await deployment.clock.advance(100)
    expect(liar.connected).toBe(false)
    expect(() => heard(witness.toClient)).not.toThrow()
  })

  test('SY20: a true caret arrives as it was', async () => {
    const deployment = new SimServer()
    const [typist, witness] = [
      await deployment.enter(memberA, meeting1),
      await deployment.enter(facilitator, meeting1),
    ]
    const notes = typist.doc
      .getMap<Y.Map<unknown>>('agenda')
      .get('item-1')
      ?.get('noteText') as Y.Text
    const caret = Y.createRelativePositionFromTypeIndex(notes, 0)
    say(typist, { cursor: { anchor: caret, head: caret } })
    await deployment.clock.advance(100)
    const said = JSON.parse(heard(witness.toClient).at(-1)?.json ?? 'null') as {
      cursor: { anchor: unknown }
    }
    const read = Y.createRelativePositionFromJSON(said.cursor.anchor)
    expect(Y.createAbsolutePositionFromRelativePosition(read, typist.doc)?.type).toBe(notes)
  })

  test('SY11: who is gone disappears at once', async () => {
    const deployment = new SimServer()
    const [leaver, witness] = [
      await deployment.enter(memberB, meeting1),
      await deployment.enter(facilitator, meeting1),
    ]
    say(leaver, {})
    await deployment.clock.advance(100)
    leaver.disconnect()
    await deployment.clock.advance(100)
    expect(heard(witness.toClient).at(-1)).toMatchObject({
      client: leaver.doc.clientID,
      json: 'null',
    })
    const late = await deployment.enter(memberA, meeting1)
    expect(heard(late.toClient)).toEqual([])
  })
})
