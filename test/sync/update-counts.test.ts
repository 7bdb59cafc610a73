import { limits } from '@sedyanka/shared/limits.ts'
import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { facilitator, memberA } from '../support/fixtures.ts'
import { answerTo, deletions, garbage } from '../support/hostile-updates.ts'
import { syncFrame } from '../support/sim-client.ts'
import { noteOf } from '../support/notes.ts'
import { SimServer } from '../support/sim-server.ts'

describe('what an update holds is counted before it is decoded', () => {
  const inDeployment = async (body: Uint8Array) => {
    const deployment = new SimServer()
    return answerTo(
      deployment,
      await deployment.enter(facilitator),
      syncFrame(syncType.update, body),
    )
  }

  test('GU20: structs', async () => {
    expect(await inDeployment(garbage(77, limits.updateStructs))).toBe('taken')
    expect(await inDeployment(garbage(77, limits.updateStructs + 1))).toBe('tooLarge')
  })

  test('GU20: structs of several clients together', async () => {
    const half = Math.ceil((limits.updateStructs + 1) / 2)
    expect(await inDeployment(Y.mergeUpdates([garbage(77, half), garbage(78, half)]))).toBe(
      'tooLarge',
    )
  })

  test('GU20: ranges of deletions', async () => {
    expect(await inDeployment(deletions(77, limits.updateRanges))).toBe('taken')
    expect(await inDeployment(deletions(77, limits.updateRanges + 1))).toBe('tooLarge')
  })

  test('GU20: clients that are new, and those that bring garbage only', async () => {
    const many = (count: number, make: (client: number) => Uint8Array) =>
      Y.mergeUpdates(Array.from({ length: count }, (_, at) => make(at + 1)))
    expect(await inDeployment(many(limits.garbageClients, (id) => garbage(id, 1)))).toBe('taken')
    expect(await inDeployment(many(limits.garbageClients + 1, (id) => garbage(id, 1)))).toBe(
      'tooLarge',
    )
    expect(await inDeployment(many(limits.updateClients + 1, (id) => garbage(id, 1)))).toBe(
      'tooLarge',
    )
  })

  test('GU20: plain values, nested or side by side', async () => {
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
    expect(await inDeployment(many(limits.updateValues))).toBe('invalid')
    expect(await inDeployment(many(limits.updateValues + 1))).toBe('tooLarge')
    const nested = (depth: number) =>
      entry((encoder) => {
        encoding.writeVarUint(encoder, 1)
        for (let at = 0; at < depth; at++)
          for (const byte of [117, 1]) encoding.writeUint8(encoder, byte)
        encoding.writeUint8(encoder, 126)
      })
    for (const depth of [3, 9, 100_000]) expect(await inDeployment(nested(depth))).toBe('invalid')
    const key = (name: string) =>
      entry((encoder) => {
        for (const number of [1, 118, 1]) encoding.writeVarUint(encoder, number)
        encoding.writeVarString(encoder, name)
        encoding.writeUint8(encoder, 126)
      })
    expect(await inDeployment(key('k'.repeat(limits.keyBytes + 1)))).toBe('tooLarge')
    expect(await inDeployment(key('__proto__'))).toBe('invalid')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  test('GU20: contents that no field holds are not decoded', async () => {
    for (const content of [2, 3, 5, 9, 10, 11, 31])
      expect(['invalid', 'malformed']).toContain(
        await inDeployment(
          encoding.encode((encoder) => {
            for (const number of [1, 1, 77, 0, content, 1]) encoding.writeVarUint(encoder, number)
            encoding.writeVarString(encoder, 'actions')
            encoding.writeVarUint8Array(encoder, new Uint8Array(100_000))
            encoding.writeVarUint(encoder, 0)
          }),
        ),
      )
  })

  test('GU20: the value of a mark', async () => {
    const marked = (letters: number) =>
      encoding.encode((encoder) => {
        for (const number of [1, 1, 77, 0, 6, 1]) encoding.writeVarUint(encoder, number)
        for (const name of ['actions', 'link']) encoding.writeVarString(encoder, name)
        encoding.writeVarString(encoder, JSON.stringify('x'.repeat(letters - 2)))
        encoding.writeVarUint(encoder, 0)
      })
    expect(await inDeployment(marked(limits.markBytes))).toBe('invalid')
    expect(await inDeployment(marked(limits.markBytes + 1))).toBe('tooLarge')
  })

  test('GU20: stored items that it deletes, foreign ones in one range, too', async () => {
    const deployment = new SimServer()
    const client = await deployment.enter(memberA, deployment.meeting)
    // A stretch of letters that cannot become one: each stands before the one that was typed earlier.
    const made = await deployment.enter(facilitator, deployment.meeting)
    const text = noteOf(made.doc)
    for (let letter = 0; letter <= limits.deletedItems; letter++) {
      text.insert(0, 'x')
      made.deliverToServer()
      if (letter % 500 === 0) await deployment.clock.advance(50)
    }
    await deployment.flush([made])
    const range = (count: number) =>
      encoding.encode((encoder) => {
        for (const number of [0, 1, made.doc.clientID, 1, 0, count])
          encoding.writeVarUint(encoder, number)
      })
    const all = syncFrame(syncType.update, range(limits.deletedItems + 1))
    expect(await answerTo(deployment, client, all)).toBe('tooLarge')
    const other = await deployment.enter(memberA, deployment.meeting)
    expect(
      await answerTo(deployment, other, syncFrame(syncType.update, range(limits.deletedItems))),
    ).toBe('taken')
  })

  test('GU20: numbers that never end, counts beyond any memory', async () => {
    const long = [...Array<number>(9).fill(255), 1]
    for (const body of [
      long,
      [1, ...long],
      [1, 1, 77, 0, 0, ...long],
      [0, ...long],
      [0, 1, 77, ...long],
    ])
      expect(await inDeployment(new Uint8Array(body))).not.toBe('taken')
  })

  test('GU20: items made up so that each has to look for its place among all the others', async () => {
    const deployment = new SimServer()
    const author = await deployment.enter(facilitator, deployment.meeting)
    const text = noteOf(author.doc)
    text.insert(0, 'аб')
    await deployment.flush([author])
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
    const vandal = await deployment.enter(facilitator, deployment.meeting)
    expect(await answerTo(deployment, vandal, syncFrame(syncType.update, flood(10, 8_000)))).toBe(
      'tooLarge',
    )
    const single = await deployment.enter(facilitator, deployment.meeting)
    expect(await answerTo(deployment, single, syncFrame(syncType.update, flood(11, 1_000)))).toBe(
      'taken',
    )
  })
})
