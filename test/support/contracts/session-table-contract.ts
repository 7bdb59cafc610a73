import type { PersonId } from '@sedyanka/shared/ids.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { sessionsOf, signIn } from './signed-in.ts'
import { addFounder, atOnce, day, joiningOf, moment } from './stored-rows.ts'

/** What every store does with sessions. The library for accounts writes them. */
export const sessionTableContract = (name: string, open: OpenStore): void => {
  describe(`sessions ${name}`, () => {
    const opened = storeOfEachTest(open)
    let personId: PersonId
    beforeEach(async () => {
      // Sessions go by the machine's clock.
      vi.useFakeTimers({ toFake: ['Date'], now: moment })
      personId = await addFounder(opened.store)
    })
    afterEach(() => void vi.useRealTimers())
    const find = (tokenHash: string) => opened.store.admission.findSession(tokenHash)
    const idOf = async (tokenHash: string) => (await find(tokenHash))?.id ?? null

    test('ST43: a session is there from the answer on, with its times to the millisecond, until it is ended', async () => {
      const { id, tokenHash, headers } = await signIn(opened.store, personId)
      const other = await signIn(opened.store, personId)
      await opened.nowAndAfterRestart(async () => {
        const times = { createdAt: moment, expiresAt: moment + 30 * day }
        expect(await find(tokenHash)).toEqual({ id, personId, ...times })
        expect(await find('nobody')).toBeNull()
      })
      expect((await sessionsOf(opened.store).end(headers)).ended).toBe(id)
      expect((await sessionsOf(opened.store).end(headers)).ended).toBeNull()
      expect([await find(tokenHash), await idOf(other.tokenHash)]).toEqual([null, other.id])
    })

    test('ST43: sessions whose time ran out are dropped, not a millisecond before; a start drops them, too', async () => {
      await opened.store.sessions.deleteExpired()
      const first = await signIn(opened.store, personId)
      vi.setSystemTime(moment + 1)
      const second = await signIn(opened.store, personId)
      vi.setSystemTime(moment + 30 * day)
      await opened.store.sessions.deleteExpired()
      expect(await idOf(first.tokenHash)).toBe(first.id)
      vi.setSystemTime(moment + 30 * day + 1)
      await opened.store.sessions.deleteExpired()
      expect([await find(first.tokenHash), await idOf(second.tokenHash)]).toEqual([null, second.id])
      vi.setSystemTime(moment + 30 * day + 2)
      await opened.reopen()
      expect(await find(second.tokenHash)).toBeNull()
    })

    test('ST44: people who sign in at once have a session each, and one that is ended by several was ended once', async () => {
      const { answers } = await atOnce(5, () => signIn(opened.store, personId))
      const found = await Promise.all(answers.map(({ tokenHash }) => idOf(tokenHash)))
      expect([found.includes(null), new Set(found).size]).toEqual([false, 5])
      const { failed } = await atOnce(3, () =>
        sessionsOf(opened.store).end(answers[0]?.headers ?? new Headers()),
      )
      expect(failed).toBe(0)
      expect(await find(answers[0]?.tokenHash ?? '')).toBeNull()
    })

    test('ST45: nobody unknown is signed in, and what fails beside a sign-in takes no session along', async () => {
      await expect(signIn(opened.store, asId('nobody'))).rejects.toThrow()
      const { answers, failed } = await atOnce(6, async (index) => {
        if (index % 2 === 0) return signIn(opened.store, personId)
        await opened.store.join(joiningOf(asId('nobody')))
        return null
      })
      expect(failed).toBe(3)
      const signedIn = answers.flatMap((one) => one ?? [])
      expect(signedIn).toHaveLength(3)
      for (const { id, tokenHash } of signedIn) expect(await idOf(tokenHash)).toBe(id)
    })
  })
}
