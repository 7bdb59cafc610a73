import type { BoardId, MembershipId } from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, addMember, moment } from './stored-rows.ts'

const b1 = asId<BoardId>('b1')

/** What every store does with the times at which people were here last. */
export const lastSeenContract = (name: string, open: OpenStore): void => {
  describe(`last seen ${name}`, () => {
    const opened = storeOfEachTest(open)
    let ids: MembershipId[]
    beforeEach(async () => {
      await addBoard(opened.store, 'b1')
      ids = []
      for (let index = 0; index < 4; index++)
        ids.push((await addMember(opened.store, b1, { at: moment + 1 + index })).id)
    })
    const times = async () =>
      (await opened.store.memberships.ofBoard(b1)).map(({ lastSeenAt }) => lastSeenAt).slice(1)
    const mark = (index: number, at: number) =>
      opened.store.lastSeen.mark(ids[index] ?? asId('nobody'), at)

    test('ST43: what was marked last is written when asked for, of everybody together; who was not marked, and who is gone, changes nothing', async () => {
      await opened.store.lastSeen.flush()
      mark(0, moment + 5)
      mark(1, moment + 6)
      mark(0, moment + 7)
      mark(9, moment)
      expect(await times()).toEqual([null, null, null, null])
      await opened.store.lastSeen.flush()
      expect(await times()).toEqual([moment + 7, moment + 6, null, null])
      mark(2, moment + 8)
      await opened.store.lastSeen.flush()
      await opened.store.lastSeen.flush()
      expect(await times()).toEqual([moment + 7, moment + 6, moment + 8, null])
    })

    test('ST43: what is marked and not yet written is written at the stop', async () => {
      mark(3, moment + 9)
      await opened.reopen()
      expect(await times()).toEqual([null, null, null, moment + 9])
    })

    test('ST43: what could not be written is written later, unless somebody was seen since', async () => {
      mark(0, moment + 1)
      mark(1, moment + 2)
      await opened.whileReadOnly(async () => {
        const failing = opened.store.lastSeen.flush()
        // By now it is being written.
        await Promise.resolve()
        mark(1, moment + 3)
        await expect(failing).rejects.toThrow()
      })
      await opened.store.lastSeen.flush()
      expect(await times()).toEqual([moment + 1, moment + 3, null, null])
    })

    test('ST44: of what is written at once nothing is lost, and of one seat the newest stands', async () => {
      const { lastSeen } = opened.store
      const flushes = [0, 1, 2].map((index) => {
        mark(index, moment + index)
        mark(3, moment + index)
        return lastSeen.flush()
      })
      await Promise.all(flushes)
      expect(await times()).toEqual([moment, moment + 1, moment + 2, moment + 2])
    })
  })
}
