import type { RoomCodeRecord } from '@sedyanka/server/store/tables/boards.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, atOnce, day, moment } from './stored-rows.ts'

const [b1, b2] = [asId<BoardId>('b1'), asId<BoardId>('b2')]
const tail = '0123456789'
const end = moment + day
const codeOf = (head: string, expiresAt = end): RoomCodeRecord => ({
  digits: head + tail,
  madeAt: moment,
  expiresAt,
})

/** What every store does with room codes. */
export const roomCodesContract = (name: string, open: OpenStore): void => {
  describe(`room codes ${name}`, () => {
    const opened = storeOfEachTest(open)
    const codes = () => opened.store.roomCodes
    beforeEach(async () => {
      const { founderId } = await addBoard(opened.store, 'b1')
      await addBoard(opened.store, 'b2', { founderId })
    })
    const set = (boardId: BoardId, head: string, now = moment) =>
      codes().set(boardId, codeOf(head), now)

    test('ST43: a code finds its board by six digits or more, all of them right, until the moment of its end', async () => {
      expect([await codes().find('000123', moment), await codes().count(moment)]).toEqual([null, 0])
      expect(await codes().hasEnded('000123', moment)).toBe(false)
      expect(await set(b1, '000123')).toBe(true)
      await opened.nowAndAfterRestart(async () => {
        for (const digits of ['000123', '00012301', '000123012345', `000123${tail}`])
          expect(await codes().find(digits, end - 1), digits).toBe(b1)
        for (const digits of ['000124', '00012302', `000123${tail}0`, '123', '', '%', '______'])
          expect(await codes().find(digits, moment), digits).toBeNull()
        expect([await codes().find('000123', end), await codes().count(end)]).toEqual([null, 0])
        expect(await codes().count(end - 1)).toBe(1)
      })
    })

    test('ST43: a code that was replaced or switched off has ended at once, one that runs out at its end', async () => {
      await set(b1, '111111')
      await set(b1, '222222', moment + 1)
      await set(b2, '333333')
      const ended = async (now: number) =>
        Promise.all(['111111', '222222', '333333'].map((head) => codes().hasEnded(head, now)))
      expect(await codes().find('111111', moment)).toBeNull()
      expect(await ended(moment + 1)).toEqual([true, false, false])
      await codes().set(b2, null, moment + 2)
      expect(await codes().find('333333', moment)).toBeNull()
      expect(await codes().count(moment)).toBe(1)
      await opened.reopen()
      expect(await ended(moment + 2)).toEqual([true, false, true])
      expect(await ended(end)).toEqual([true, true, true])
      expect(await codes().hasEnded(`222222${tail}`, end)).toBe(true)
    })

    test('AC22, ST43: a code is remembered for sixty days after its end, whether another one has taken its place or not', async () => {
      await set(b1, '111111')
      await set(b1, '222222', moment + 5)
      const ended = (head: string, now: number) => codes().hasEnded(head, now)
      const later = 60 * day
      expect(await ended('111111', moment + 5 + later - 1)).toBe(true)
      expect(await ended('111111', moment + 5 + later)).toBe(false)
      expect(await ended('222222', end + later - 1)).toBe(true)
      expect(await ended('222222', end + later)).toBe(false)
      // One that ran out is remembered from its own end on, and not from when another one was made.
      await set(b1, '444444', end + day)
      expect(await ended('222222', end + later - 1)).toBe(true)
      expect(await ended('222222', end + later)).toBe(false)
    })

    test('ST43: digits that were in force lately are not given again, to any board; later they are', async () => {
      await set(b1, '111111')
      await codes().set(b1, null, moment + 1)
      expect(await set(b2, '111111', moment + 2)).toBe(false)
      expect(await codes().find('111111', moment)).toBeNull()
      expect(await set(b2, '111111', moment + 1 + 60 * day)).toBe(true)
      expect(await codes().find('111111', moment)).toBe(b2)
    })

    test('ST43: of one board the newest hundred codes that ended are remembered', async () => {
      const head = (index: number) => String(100_000 + index)
      for (let index = 0; index < 102; index++) await set(b1, head(index), moment + index)
      const ended = [0, 1, 100, 101].map((index) => codes().hasEnded(head(index), moment + 200))
      expect(await Promise.all(ended)).toEqual([false, true, true, false])
    })

    test('ST43: of a board that is not there no code is set', async () => {
      await set(asId('nobody'), '111111')
      expect([await codes().find('111111', moment), await codes().count(moment)]).toEqual([null, 0])
    })

    test('ST44: of two boards that take the same digits at once one has them', async () => {
      const boards = [b1, b2]
      const { answers, failed } = await atOnce(2, (index) => set(boards[index] ?? b1, '111111'))
      expect([failed, answers.filter(Boolean).length]).toEqual([0, 1])
      expect(await codes().find('111111', moment)).toBe(boards[answers.indexOf(true)])
      expect(await codes().count(moment)).toBe(1)
    })

    test('ST44: of several codes that a board gets at once one is in force, and the others have ended', async () => {
      const heads = ['111111', '222222', '333333']
      const { answers } = await atOnce(3, (index) => set(b1, heads[index] ?? ''))
      expect(answers).toEqual([true, true, true])
      const found = await Promise.all(heads.map((head) => codes().find(head, moment)))
      expect(found.filter((one) => one === b1)).toHaveLength(1)
      const ended = await Promise.all(heads.map((head) => codes().hasEnded(head, moment)))
      expect(ended).toEqual(found.map((one) => one === null))
    })

    test('ST45: a board that asks for another one’s digits keeps its own code', async () => {
      await set(b1, '111111')
      await set(b2, '222222')
      expect(await set(b1, '222222', moment + 1)).toBe(false)
      expect(await codes().find('111111', moment)).toBe(b1)
      expect(await codes().find('222222', moment)).toBe(b2)
      expect(await codes().hasEnded('111111', moment + 2)).toBe(false)
    })
  })
}
