import { type RoomName, meetingRoom } from '@sedyanka/shared/ids.ts'
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
} from './stored-rows.ts'

const [m1, m2, m3] = [
  meetingRoom(asId('m1')),
  meetingRoom(asId('m2')),
  meetingRoom(asId('m3')),
] as const
const nowhere = meetingRoom(asId('nobody'))

/** What every store does with minutes that are kept. */
export const keptMinutesContract = (name: string, open: OpenStore): void => {
  describe(`kept minutes ${name}`, () => {
    const opened = storeOfEachTest(open)
    const minutes = () => opened.store.keptMinutes
    const all = async (room: RoomName) =>
      (await minutes().all(room)).map(({ at, body }) => [at, bytesOf(body)])
    const close = (room: RoomName, at: number, body: Uint8Array) =>
      opened.store.journal.append(room, entryOf({ at, attachments: [{ kind: 'minutes', body }] }))
    beforeEach(async () => {
      const meetings = [m2, m1, m3].map((room) => ({ room, update: updateOf(room) }))
      await addBoard(opened.store, 'b1', { meetings })
    })

    test('ST43: the minutes of each closing are kept in the order of closing, and the newest are those of the last', async () => {
      expect(await minutes().newest(m1)).toBeNull()
      expect([await all(m1), await all(nowhere)]).toEqual([[], []])
      expect(await minutes().newest(nowhere)).toBeNull()
      await close(m1, moment, new Uint8Array([1]))
      await close(m2, moment, new Uint8Array([2]))
      // The clock was set back meanwhile.
      await close(m1, moment - 1, everyByte)
      await opened.nowAndAfterRestart(async () => {
        expect(await all(m1)).toEqual([
          [moment, [1]],
          [moment - 1, [...everyByte]],
        ])
        expect(bytesOf(await minutes().newest(m1))).toEqual([...everyByte])
        expect(await all(m2)).toEqual([[moment, [2]]])
      })
    })

    test('ST43: a closing that is told twice is kept once, as it was told first', async () => {
      await close(m1, moment, new Uint8Array([1]))
      await close(m1, moment, new Uint8Array([2]))
      expect(await all(m1)).toEqual([[moment, [1]]])
    })

    test('ST43: meetings without minutes are named in the order in which they were made, until all were looked at', async () => {
      expect(await minutes().toUpgrade()).toEqual([m2, m1, m3])
      await close(m1, moment, everyByte)
      await minutes().addFirst(m3, everyByte, moment + 1)
      expect(await minutes().toUpgrade()).toEqual([m2])
      await minutes().finishUpgrade()
      await minutes().finishUpgrade()
      await opened.reopen()
      expect(await minutes().toUpgrade()).toBeNull()
      expect(await all(m3)).toEqual([[moment + 1, [...everyByte]]])
    })

    test('ST44: of several first minutes that are added at once one is kept; later ones, and those of no meeting, are not', async () => {
      const { failed } = await atOnce(5, (index) =>
        minutes().addFirst(m1, new Uint8Array([index]), moment + index),
      )
      expect(failed).toBe(0)
      const kept = await all(m1)
      expect(kept).toHaveLength(1)
      await minutes().addFirst(m1, everyByte, moment + 9)
      await minutes().addFirst(nowhere, everyByte, moment)
      expect([await all(m1), await all(nowhere)]).toEqual([kept, []])
    })

    test('ST45: minutes of a commit that fails are not kept', async () => {
      const { journal } = opened.store
      const changes = [changeOf({ collection: null as never })]
      const attachments = [{ kind: 'minutes' as const, body: everyByte }]
      await expect(journal.append(m1, entryOf({ attachments, changes }))).rejects.toThrow()
      expect(await all(m1)).toEqual([])
      // Of two that come at once, whether they are one commit or two, what was answered is kept, and nothing else.
      const { answers, failed } = await atOnce<unknown>(2, (index) =>
        index === 0 ? close(m1, moment, everyByte) : journal.append(m2, entryOf({ changes })),
      )
      expect(failed).toBeGreaterThan(0)
      expect(await all(m1)).toHaveLength(answers.length)
    })
  })
}
