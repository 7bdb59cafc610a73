import { describe, expect, test } from 'vitest'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'

const hourOf = (hour: number, wrong: number) => ({
  hour,
  wrong,
  risk: { 6: 0.000_012_345_678_9, 8: 1e-9, 12: 0, hall: 0.1 + 0.2 },
})

/** What every store does with the sums of what was guessed. */
export const guessHoursContract = (name: string, open: OpenStore): void => {
  describe(`guesses ${name}`, () => {
    const opened = storeOfEachTest(open)
    const guesses = () => opened.store.guessHours

    test('AC23, ST43: nothing was guessed at first; what was noted last outlasts a restart, to the last digit', async () => {
      expect(guesses().kept).toEqual([])
      await guesses().flush()
      guesses().keep([hourOf(490_000, 3)])
      const hours = [hourOf(490_000, 4), hourOf(490_001, 1)]
      guesses().keep(hours)
      // What is noted is written at the stop at the latest.
      await opened.reopen()
      expect(guesses().kept).toEqual(hours)
      guesses().keep([])
      await guesses().flush()
      await opened.reopen()
      expect(guesses().kept).toEqual([])
    })

    test('AC23, ST43: what could not be written is written later, unless something newer was noted', async () => {
      const flush = () => guesses().flush()
      guesses().keep([hourOf(490_000, 1)])
      await opened.whileReadOnly(() => expect(flush()).rejects.toThrow())
      await opened.reopen()
      expect(guesses().kept).toEqual([hourOf(490_000, 1)])
      guesses().keep([hourOf(490_000, 2)])
      await opened.whileReadOnly(async () => {
        const failing = flush()
        // By now it is being written.
        await Promise.resolve()
        guesses().keep([hourOf(490_000, 3)])
        await expect(failing).rejects.toThrow()
      })
      await opened.reopen()
      expect(guesses().kept).toEqual([hourOf(490_000, 3)])
    })

    test('ST44: of what is written at once the newest stands', async () => {
      const flushes = [1, 2, 3].map((wrong) => {
        guesses().keep([hourOf(490_000, wrong)])
        return guesses().flush()
      })
      await Promise.all(flushes)
      await opened.reopen()
      expect(guesses().kept).toEqual([hourOf(490_000, 3)])
    })
  })
}
