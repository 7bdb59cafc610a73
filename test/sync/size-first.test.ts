import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { encodeHello, messageType, syncType } from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ownAwareness } from '../support/awareness-frames.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import { type SimClient, syncFrame } from '../support/sim-client.ts'
import { SimHouse } from '../support/sim-house.ts'

const observer: Seat = { ...memberB, personId: 'observer', organisationId: null, role: 'observer' }
const screen: Seat = { ...observer, personId: 'screen', role: 'screen' }

/** Sends a frame and lets the room deal with it: how the line ended, if it did, and why. */
const answerTo = async (house: SimHouse, client: SimClient, frame: Uint8Array) => {
  client.sendRaw(frame)
  await house.clock.advance(100)
  const last = client.messages.findLast(({ type }) => type === 'reject')
  return client.closedWith === null ? 'taken' : last?.type === 'reject' ? last.reason : 'closed'
}
/** A client with garbage on so many clocks. */
const garbage = (client: number, count: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, count, client, 0]) encoding.writeVarUint(encoder, number)
    for (let at = 0; at < count; at++)
      for (const number of [0, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, 0)
  })
/** Deletions of so many single clocks of one client. */
const deletions = (client: number, count: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [0, 1, client, count]) encoding.writeVarUint(encoder, number)
    for (let at = 0; at < count; at++)
      for (const number of [at * 2, 1]) encoding.writeVarUint(encoder, number)
  })
/** An update of exactly so many bytes, most of them in a text that no field would take. */
const updateOfSize = (bytes: number): Uint8Array => {
  const make = (letters: number) =>
    encoding.encode((encoder) => {
      for (const number of [1, 1, 77, 0, 4, 1]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, 'actions')
      encoding.writeVarString(encoder, 'x'.repeat(letters))
      encoding.writeVarUint(encoder, 0)
    })
  const update = make(bytes - (make(bytes).length - bytes))
  expect(update).toHaveLength(bytes)
  return update
}

describe('every kind of message has its size, and is not read past it', () => {
  test('R337: an update of a megabyte is judged, one byte more is not read', async () => {
    const house = new SimHouse()
    const judge = async (bytes: number) =>
      answerTo(
        house,
        await house.enter(facilitator),
        syncFrame(syncType.update, updateOfSize(bytes)),
      )
    expect(await judge(limits.updateBytes)).toBe('invalid')
    expect(await judge(limits.updateBytes + 1)).toBe('tooLarge')
    expect(await judge(limits.updateBytes * 4)).toBe('tooLarge')
  })

  test('R337: presence of 4 kB travels, one byte more does not', async () => {
    const house = new SimHouse()
    const reader = await house.enter(memberB)
    const presence = (bytes: number) => {
      const bare = ownAwareness(7, 1, { at: 'actions/a/title', x: '' }).length
      return ownAwareness(7, 1, { at: 'actions/a/title', x: 'x'.repeat(bytes - bare) })
    }
    // The frame's head is three bytes, the length's own prefix grows by two with it.
    const most = limits.awarenessBytes + 3
    const lengthOf = (frame: Uint8Array) => frame.length - 3
    let frame = presence(most)
    while (lengthOf(frame) > limits.awarenessBytes)
      frame = presence(most - (lengthOf(frame) - limits.awarenessBytes) - 3)
    const client = await house.enter(memberA)
    const before = reader.toClient.length
    expect(await answerTo(house, client, frame)).toBe('taken')
    expect(reader.toClient.length).toBeGreaterThan(before)
    const long = await house.enter(memberA)
    expect(await answerTo(house, long, presence(limits.awarenessBytes + 40))).toBe('tooLarge')
  })

  test('R337: a state vector of 64 kB is answered, a longer one is not read', async () => {
    const house = new SimHouse()
    const vector = (clients: number) =>
      Y.encodeStateVector(new Map(Array.from({ length: clients }, (_, at) => [at + 200, 200])))
    const fits = await house.enter(observer)
    expect(await answerTo(house, fits, syncFrame(syncType.step1, vector(13_000)))).toBe('taken')
    const long = await house.enter(observer)
    expect(await answerTo(house, long, syncFrame(syncType.step1, vector(20_000)))).toBe('tooLarge')
    const huge = await house.enter(observer)
    const lie = encoding.encode((encoder) => {
      for (const number of [messageType.sync, syncType.step1, 5, 2 ** 40])
        encoding.writeVarUint(encoder, number)
    })
    expect(await answerTo(house, huge, lie)).not.toBe('taken')
  })

  test('R337: HELLO with a long epoch', async () => {
    const house = new SimHouse()
    const hello = (letters: number) =>
      encodeHello({ version: 1, schema: 1, epoch: 'e'.repeat(letters) })
    expect(await answerTo(house, await house.enter(memberA), hello(900))).toBe('taken')
    expect(await answerTo(house, await house.enter(memberA), hello(limits.helloBytes))).toBe(
      'tooLarge',
    )
  })
})

describe('readers', () => {
  test.each([observer, screen])(
    'R338: what brings anything is refused unread ($role)',
    async (seat) => {
      const house = new SimHouse()
      for (const body of [garbage(77, 5_000), new Uint8Array([1]), new Uint8Array([255, 255, 255])])
        expect(
          await answerTo(house, await house.enter(seat), syncFrame(syncType.update, body)),
        ).toBe('observer')
      expect(
        await answerTo(
          house,
          await house.enter(seat),
          syncFrame(syncType.update, deletions(77, 5_000)),
        ),
      ).toBe('observer')
    },
  )

  test('R338: the answer of a reader’s page that knows of many deletions costs nothing, and keeps it in', async () => {
    const house = new SimHouse()
    const client = await house.enter(observer)
    const before = client.acknowledged
    expect(await answerTo(house, client, syncFrame(syncType.step2, deletions(77, 5_000)))).toBe(
      'taken',
    )
    while (client.deliverToClient());
    expect(client.acknowledged).toBe(before + 1)
  })
})

describe('what an update holds is counted before it is decoded', () => {
  const inHouse = async (body: Uint8Array) => {
    const house = new SimHouse()
    return answerTo(house, await house.enter(facilitator), syncFrame(syncType.update, body))
  }

  test('R339: structs', async () => {
    expect(await inHouse(garbage(77, limits.updateStructs))).toBe('taken')
    expect(await inHouse(garbage(77, limits.updateStructs + 1))).toBe('tooLarge')
  })

  test('R339: structs of several clients together', async () => {
    const half = Math.ceil((limits.updateStructs + 1) / 2)
    expect(await inHouse(Y.mergeUpdates([garbage(77, half), garbage(78, half)]))).toBe('tooLarge')
  })

  test('R339: ranges of deletions', async () => {
    expect(await inHouse(deletions(77, limits.updateRanges))).toBe('taken')
    expect(await inHouse(deletions(77, limits.updateRanges + 1))).toBe('tooLarge')
  })

  test('R339: clients that are new, and those that bring garbage only', async () => {
    const many = (count: number, make: (client: number) => Uint8Array) =>
      Y.mergeUpdates(Array.from({ length: count }, (_, at) => make(at + 1)))
    expect(await inHouse(many(limits.garbageClients, (id) => garbage(id, 1)))).toBe('taken')
    expect(await inHouse(many(limits.garbageClients + 1, (id) => garbage(id, 1)))).toBe('tooLarge')
    expect(await inHouse(many(limits.updateClients + 1, (id) => garbage(id, 1)))).toBe('tooLarge')
  })

  test('R339: plain values, nested or side by side', async () => {
    const entry = (write: (encoder: encoding.Encoder) => void) =>
      encoding.encode((encoder) => {
        for (const number of [1, 1, 77, 0, 8 | 32, 1]) encoding.writeVarUint(encoder, number)
        for (const name of ['actions', 'x']) encoding.writeVarString(encoder, name)
        write(encoder)
        encoding.writeVarUint(encoder, 0)
      })
    const many = (count: number) =>
      entry((encoder) => {
        encoding.writeVarUint(encoder, count)
        for (let at = 0; at < count; at++) encoding.writeUint8(encoder, 126)
      })
    expect(await inHouse(many(limits.updateValues))).toBe('invalid')
    expect(await inHouse(many(limits.updateValues + 1))).toBe('tooLarge')
    const nested = (depth: number) =>
      entry((encoder) => {
        encoding.writeVarUint(encoder, 1)
        for (let at = 0; at < depth; at++)
          for (const byte of [117, 1]) encoding.writeUint8(encoder, byte)
        encoding.writeUint8(encoder, 126)
      })
    for (const depth of [3, 9, 100_000]) expect(await inHouse(nested(depth))).toBe('invalid')
    const key = (name: string) =>
      entry((encoder) => {
        for (const number of [1, 118, 1]) encoding.writeVarUint(encoder, number)
        encoding.writeVarString(encoder, name)
        encoding.writeUint8(encoder, 126)
      })
    expect(await inHouse(key('k'.repeat(limits.keyBytes + 1)))).toBe('tooLarge')
    expect(await inHouse(key('__proto__'))).toBe('invalid')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  test('R339: contents that no field holds are not decoded', async () => {
    for (const content of [2, 3, 5, 9, 10, 11, 31])
      expect(['invalid', 'malformed']).toContain(
        await inHouse(
          encoding.encode((encoder) => {
            for (const number of [1, 1, 77, 0, content, 1]) encoding.writeVarUint(encoder, number)
            encoding.writeVarString(encoder, 'actions')
            encoding.writeVarUint8Array(encoder, new Uint8Array(100_000))
            encoding.writeVarUint(encoder, 0)
          }),
        ),
      )
  })

  test('R339: the value of a mark', async () => {
    const marked = (letters: number) =>
      encoding.encode((encoder) => {
        for (const number of [1, 1, 77, 0, 6, 1]) encoding.writeVarUint(encoder, number)
        for (const name of ['actions', 'link']) encoding.writeVarString(encoder, name)
        encoding.writeVarString(encoder, JSON.stringify('x'.repeat(letters - 2)))
        encoding.writeVarUint(encoder, 0)
      })
    expect(await inHouse(marked(limits.markBytes))).toBe('invalid')
    expect(await inHouse(marked(limits.markBytes + 1))).toBe('tooLarge')
  })

  test('R339: numbers that never end, counts beyond any memory', async () => {
    const long = [...Array<number>(9).fill(255), 1]
    for (const body of [
      long,
      [1, ...long],
      [1, 1, 77, 0, 0, ...long],
      [0, ...long],
      [0, 1, 77, ...long],
    ])
      expect(await inHouse(new Uint8Array(body))).not.toBe('taken')
  })

  test('R339: items made up so that each has to look for its place among all the others', async () => {
    const house = new SimHouse()
    const author = await house.enter(facilitator, house.meeting)
    const notes = agenda.richText(author.doc, 'item-1', 'notes')
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    notes?.insert(0, [paragraph])
    text.insert(0, 'аб')
    await house.flush([author])
    const from = {
      client: author.doc.clientID,
      clock: Y.getState(author.doc.store, author.doc.clientID) - 2,
    }
    const flood = (client: number, count: number) =>
      encoding.encode((encoder) => {
        for (const number of [1, count, client, 0]) encoding.writeVarUint(encoder, number)
        for (let at = 0; at < count; at++) {
          encoding.writeUint8(encoder, 4 | 128)
          for (const number of [from.client, from.clock]) encoding.writeVarUint(encoder, number)
          encoding.writeVarString(encoder, 'x')
        }
        encoding.writeVarUint(encoder, 0)
      })
    const vandal = await house.enter(facilitator, house.meeting)
    expect(await answerTo(house, vandal, syncFrame(syncType.update, flood(10, 8_000)))).toBe(
      'tooLarge',
    )
    const single = await house.enter(facilitator, house.meeting)
    expect(await answerTo(house, single, syncFrame(syncType.update, flood(11, 1_000)))).toBe(
      'taken',
    )
  })
})

test('R340: what is refused or dropped is counted by kind', async () => {
  const house = new SimHouse()
  await answerTo(house, await house.enter(memberA), new Uint8Array([7]))
  await answerTo(house, await house.enter(observer), syncFrame(syncType.update, garbage(77, 1)))
  expect(Object.fromEntries(house.counted)).toMatchObject({
    'frame.malformed': 1,
    'edit.observer': 1,
  })
})
