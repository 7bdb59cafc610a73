import { describe, expect, test } from 'vitest'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { atOnce, words } from './stored-rows.ts'

/** What every store does with the places of those who read the record of changes. */
export const cursorsContract = (name: string, open: OpenStore): void => {
  describe(`cursors ${name}`, () => {
    const opened = storeOfEachTest(open)
    const cursors = () => opened.store.cursors

    test('ST43: a new consumer begins at 0; each goes on from what was written last, after a restart too', async () => {
      expect(await cursors().read('lines')).toBe(0)
      await cursors().write('lines', 5)
      await cursors().write('lines', Number.MAX_SAFE_INTEGER)
      await cursors().write(words, 7)
      await cursors().write('back', 9)
      await cursors().write('back', 2)
      await opened.nowAndAfterRestart(async () => {
        const read = ['lines', words, 'back', 'line'].map((consumer) => cursors().read(consumer))
        expect(await Promise.all(read)).toEqual([Number.MAX_SAFE_INTEGER, 7, 2, 0])
      })
    })

    test('ST44: of several first places that are written at once one stands, and none fails', async () => {
      const { failed } = await atOnce(5, (index) => cursors().write('lines', index + 1))
      expect(failed).toBe(0)
      expect([1, 2, 3, 4, 5]).toContain(await cursors().read('lines'))
    })
  })
}
