import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeHello,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { ownAwareness } from '../support/awareness-frames.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import { answerTo, deletions, garbage } from '../support/hostile-updates.ts'
import { syncFrame } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const observer: Seat = {
  ...memberB,
  personId: asId('observer'),
  organisationId: null,
  role: 'observer',
}
const screen: Seat = { ...observer, personId: asId('screen'), role: 'screen' }

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
  test('SY45: an update of a megabyte is judged, one byte more is not read', async () => {
    const deployment = new SimServer()
    const judge = async (bytes: number) =>
      answerTo(
        deployment,
        await deployment.enter(facilitator),
        syncFrame(syncType.update, updateOfSize(bytes)),
      )
    expect(await judge(limits.updateBytes)).toBe('invalid')
    expect(await judge(limits.updateBytes + 1)).toBe('tooLarge')
    expect(await judge(limits.updateBytes * 4)).toBe('tooLarge')
  })

  test('SY45: presence of 4 kB travels, one byte more does not', async () => {
    const deployment = new SimServer()
    const reader = await deployment.enter(memberB)
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
    const client = await deployment.enter(memberA)
    const before = reader.toClient.length
    expect(await answerTo(deployment, client, frame)).toBe('taken')
    expect(reader.toClient.length).toBeGreaterThan(before)
    const long = await deployment.enter(memberA)
    expect(await answerTo(deployment, long, presence(limits.awarenessBytes + 40))).toBe('tooLarge')
  })

  test('SY45: a state vector of 64 kB is answered, a longer one is not read', async () => {
    const deployment = new SimServer()
    const vector = (clients: number) =>
      Y.encodeStateVector(new Map(Array.from({ length: clients }, (_, at) => [at + 200, 200])))
    const fits = await deployment.enter(observer)
    expect(await answerTo(deployment, fits, syncFrame(syncType.step1, vector(13_000)))).toBe(
      'taken',
    )
    const long = await deployment.enter(observer)
    expect(await answerTo(deployment, long, syncFrame(syncType.step1, vector(20_000)))).toBe(
      'tooLarge',
    )
    const huge = await deployment.enter(observer)
    const lie = encoding.encode((encoder) => {
      for (const number of [messageType.sync, syncType.step1, 5, 2 ** 40])
        encoding.writeVarUint(encoder, number)
    })
    expect(await answerTo(deployment, huge, lie)).not.toBe('taken')
  })

  test('SY45: HELLO with a long epoch', async () => {
    const deployment = new SimServer()
    const hello = (letters: number) =>
      encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: 'e'.repeat(letters) })
    expect(await answerTo(deployment, await deployment.enter(memberA), hello(900))).toBe('taken')
    expect(
      await answerTo(deployment, await deployment.enter(memberA), hello(limits.helloBytes)),
    ).toBe('tooLarge')
  })
})

describe('readers', () => {
  test.each([observer, screen])(
    'GU19: what brings anything is refused unread ($role)',
    async (seat) => {
      const deployment = new SimServer()
      for (const body of [garbage(77, 5_000), new Uint8Array([1]), new Uint8Array([255, 255, 255])])
        expect(
          await answerTo(
            deployment,
            await deployment.enter(seat),
            syncFrame(syncType.update, body),
          ),
        ).toBe('observer')
      expect(
        await answerTo(
          deployment,
          await deployment.enter(seat),
          syncFrame(syncType.update, deletions(77, 5_000)),
        ),
      ).toBe('observer')
    },
  )

  test('GU19: deletions alone are looked at up to 4 kB of them, and not a byte more', async () => {
    const deployment = new SimServer()
    const ofSize = (bytes: number): Uint8Array => {
      let count = Math.floor(bytes / 3)
      while (deletions(77, count).length < bytes) count++
      while (deletions(77, count).length > bytes) count--
      const found = deletions(77, count)
      // One of its numbers is written in as many more bytes as are lacking.
      const last = found.at(-1) ?? 0
      const lacking = bytes - found.length
      const padded =
        lacking === 0 ? [last] : [last | 128, ...Array<number>(lacking - 1).fill(128), 0]
      return new Uint8Array([...found.subarray(0, -1), ...padded])
    }
    const most = limits.readerUpdateBytes
    expect([ofSize(most).length, ofSize(most + 1).length]).toEqual([most, most + 1])
    const answer = async (bytes: number) =>
      answerTo(
        deployment,
        await deployment.enter(observer),
        syncFrame(syncType.update, ofSize(bytes)),
      )
    expect(await answer(most)).toBe('taken')
    expect(await answer(most + 1)).toBe('observer')
  })

  test('GU19: the answer of a reader’s page that knows of many deletions costs nothing, and keeps it in', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(observer)
    const before = client.acknowledged
    expect(
      await answerTo(deployment, client, syncFrame(syncType.step2, deletions(77, 5_000))),
    ).toBe('taken')
    while (client.deliverToClient());
    expect(client.acknowledged).toBe(before + 1)
  })
})

test('SY46: what is refused or dropped is counted by kind', async () => {
  const deployment = new SimServer()
  await answerTo(deployment, await deployment.enter(memberA), new Uint8Array([7]))
  await answerTo(
    deployment,
    await deployment.enter(observer),
    syncFrame(syncType.update, garbage(77, 1)),
  )
  expect(Object.fromEntries(deployment.counted)).toMatchObject({
    'frame.malformed': 1,
    'edit.observer': 1,
  })
})
