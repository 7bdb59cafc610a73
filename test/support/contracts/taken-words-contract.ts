import { type RoomName, meetingRoom } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import {
  addBoard,
  atOnce,
  bytesOf,
  changeOf,
  entryOf,
  everyByte,
  moment,
  updateOf,
  words,
} from './stored-rows.ts'

const m1: RoomName = meetingRoom(asId('m1'))
const m2: RoomName = meetingRoom(asId('m2'))
const nowhere: RoomName = meetingRoom(asId('nobody'))

/** What every store does with words that were taken out of documents. */
export const takenWordsContract = (name: string, open: OpenStore): void => {
  describe(`taken words ${name}`, () => {
    const opened = storeOfEachTest(open)
    const find = async (room: RoomName, key: string) =>
      bytesOf(await opened.store.takenWords.find(room, key))
    const take = (key: string, body: Uint8Array, { at = moment, room = m1 } = {}) =>
      opened.store.journal.append(
        room,
        entryOf({ at, attachments: [{ kind: 'taken', key, body }] }),
      )
    beforeEach(async () => {
      const meetings = [m1, m2].map((room) => ({ room, update: updateOf(room) }))
      await addBoard(opened.store, 'b1', { meetings })
    })

    test('ST43: words are found under their key in their room, as they were taken first, until they are given back', async () => {
      const now = Date.now()
      await take(words, everyByte, { at: now })
      await take(words, new Uint8Array([1]), { at: now })
      await take(words, new Uint8Array([2]), { at: now, room: m2 })
      await opened.nowAndAfterRestart(async () => {
        expect(await find(m1, words)).toEqual([...everyByte])
        expect(await find(m2, words)).toEqual([2])
        expect([await find(m1, 'other'), await find(nowhere, words)]).toEqual([null, null])
      })
      await opened.store.journal.append(
        m1,
        entryOf({ at: now, attachments: [{ kind: 'given', key: words }] }),
      )
      expect([await find(m1, words), await find(m2, words)]).toEqual([null, [2]])
    })

    test('ST43: words go when they are older than they may be brought back, not a millisecond before; their number is told', async () => {
      expect(await opened.store.takenWords.deleteExpired(moment)).toBe(0)
      await take('early', everyByte)
      await take('late', everyByte, { at: moment + 2 })
      const drop = (at: number) => opened.store.takenWords.deleteExpired(at + limits.takenKept)
      expect(await drop(moment)).toBe(0)
      expect(await find(m1, 'early')).not.toBeNull()
      expect(await drop(moment + 1)).toBe(1)
      expect([await find(m1, 'early'), (await find(m1, 'late'))?.length]).toEqual([null, 256])
      expect(await drop(moment + 9)).toBe(1)
    })

    test('ST44: expired words are counted once, however many drop them at once', async () => {
      await take('a', everyByte)
      await take('b', everyByte)
      const { answers } = await atOnce(5, () =>
        opened.store.takenWords.deleteExpired(moment + limits.takenKept + 1),
      )
      expect(answers.reduce((sum, one) => sum + one, 0)).toBe(2)
    })

    test('ST45: words of a commit that fails are not kept, and none that it gave back are gone', async () => {
      await take('there', everyByte)
      const give = entryOf({ attachments: [{ kind: 'given', key: 'there' }] })
      const changes = [changeOf({ collection: null as never })]
      const { journal } = opened.store
      const taken = entryOf({ attachments: [{ kind: 'taken', key: 'new', body: everyByte }] })
      for (const entry of [give, taken])
        await expect(journal.append(m1, { ...entry, changes })).rejects.toThrow()
      expect([(await find(m1, 'there'))?.length, await find(m1, 'new')]).toEqual([256, null])
      // Of several that come at once, whether they are one commit or several, what was answered is done, and nothing else.
      const outcomes = await Promise.allSettled([
        take('new', everyByte),
        journal.append(m1, give),
        journal.append(m1, entryOf({ changes })),
      ])
      const [isTaken, isGiven, isDone] = outcomes.map(({ status }) => status === 'fulfilled')
      expect(isDone).toBe(false)
      expect((await find(m1, 'new')) !== null).toBe(isTaken)
      expect((await find(m1, 'there')) === null).toBe(isGiven)
    })
  })
}
