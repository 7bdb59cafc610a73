import { hashToken } from '@sedyanka/server/accounts/token.ts'
import type { BoardId, PersonId } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, addFounder, addMember, atOnce, day, moment, words } from './stored-rows.ts'
import { signIn } from './signed-in.ts'

const p1 = asId<PersonId>('p1')

/** What every store does with people, and with the links that make the first of them and let them in again. */
export const peopleContract = (name: string, open: OpenStore): void => {
  describe(`people ${name}`, () => {
    const opened = storeOfEachTest(open)
    const people = () => opened.store.people
    const found = (tokenHash: string, id = p1, as = words) =>
      people().createFounder({ id, name: as }, tokenHash)
    const comeBack = (tokenHash: string, as = words, now = moment) =>
      people().returnFounder({ name: as, tokenHash, now })

    test('ST43: the set-up token makes the first person, once, and only the one that was set last', async () => {
      expect(await people().find(p1)).toBeNull()
      expect(await people().hasFounder()).toBe(false)
      expect(await found('hash')).toBe(false)
      await people().setSetupToken('old')
      await people().setSetupToken(words)
      expect([await found('old'), await people().find(p1)]).toEqual([false, null])
      await opened.reopen()
      expect([await found(words), await found(words, asId('p2'))]).toEqual([true, false])
      await opened.nowAndAfterRestart(async () => {
        expect(await people().find(p1)).toEqual({ id: p1, name: words, mayCreateBoards: true })
        expect([await people().find(asId('p2')), await people().hasFounder()]).toEqual([null, true])
      })
    })

    test('ST43: a set-up token that was taken back makes nobody; who joins a board is no founder', async () => {
      await people().setSetupToken('hash')
      await people().setSetupToken(null)
      await people().setSetupToken(null)
      expect([await found('hash'), await people().hasFounder()]).toEqual([false, false])
      const { boardId } = await addBoard(opened.store, 'b1')
      const { personId } = await addMember(opened.store, boardId, { name: words })
      expect(await people().find(personId)).toEqual({
        id: personId,
        name: words,
        mayCreateBoards: false,
      })
    })

    test('AC1, ST44: of several who use the set-up token at once one becomes the founder', async () => {
      await people().setSetupToken('hash')
      const { answers, failed } = await atOnce(10, (index) => found('hash', asId(`p${index}`)))
      expect([failed, answers.filter(Boolean).length]).toEqual([0, 1])
      const there = await Promise.all(answers.map((_, index) => people().find(asId(`p${index}`))))
      expect(there.map((one) => one !== null)).toEqual(answers)
    })

    test('ST44: of several set-up tokens that are set at once one is valid', async () => {
      const { failed } = await atOnce(5, (index) => people().setSetupToken(`hash ${index}`))
      expect(failed).toBe(0)
      const made: boolean[] = []
      for (let index = 0; index < 5; index++)
        made.push(await found(`hash ${index}`, asId(`p${index}`)))
      expect(made.filter(Boolean)).toHaveLength(1)
    })

    test('ST45: a founder who cannot be made leaves the set-up token good', async () => {
      await people().setSetupToken('hash')
      await found('hash')
      await people().setSetupToken('next')
      await expect(found('next', p1, 'Друг')).rejects.toThrow()
      expect((await people().find(p1))?.name).toBe(words)
      expect(await found('next', asId('p2'), 'Друг')).toBe(true)
    })

    test('ST43: the operator’s link lets the founder in again, once and while it is in force, and signs out who was in', async () => {
      expect(await people().hasOperatorLink(moment)).toBe(false)
      expect(await comeBack('hash')).toBeNull()
      const { boardId, founderId } = await addBoard(opened.store, 'b1')
      const { personId } = await addMember(opened.store, boardId)
      const sessions = [
        await signIn(opened.store, founderId),
        await signIn(opened.store, founderId),
      ]
      const others = await signIn(opened.store, personId)
      const dead = await opened.makeOperatorLink(moment)
      const hash = await opened.makeOperatorLink(moment)
      await opened.reopen()
      expect(await people().hasOperatorLink(moment + day - 1)).toBe(true)
      expect(await people().hasOperatorLink(moment + day)).toBe(false)
      for (const wrong of [dead, 'hash', hashToken(hash)]) expect(await comeBack(wrong)).toBeNull()
      expect(await comeBack(hash, words, moment + day)).toBeNull()
      const returned = await comeBack(hash, words, moment + day - 1)
      expect(returned?.personId).toBe(founderId)
      expect(returned?.endedSessions.toSorted()).toEqual(sessions.map(({ id }) => id).toSorted())
      expect(await people().hasOperatorLink(moment)).toBe(false)
      expect(await comeBack(hash)).toBeNull()
      await opened.reopen()
      expect((await people().find(founderId))?.name).toBe(words)
      const read = await Promise.all(
        [...sessions, others].map(({ tokenHash }) => opened.store.admission.findSession(tokenHash)),
      )
      expect(read.map((one) => one?.id ?? null)).toEqual([null, null, others.id])
      expect(await opened.store.memberships.find(asId<BoardId>('b1'), founderId)).not.toBeNull()
    })

    test('ST44: of several who use the operator’s link at once one comes in', async () => {
      const founderId = await addFounder(opened.store)
      const hash = await opened.makeOperatorLink(moment)
      const { answers, failed } = await atOnce(5, (index) => comeBack(hash, `Име ${index}`))
      expect(failed).toBe(0)
      expect(answers.filter((one) => one !== null)).toHaveLength(1)
      const winner = answers.findIndex((one) => one !== null)
      expect((await people().find(founderId))?.name).toBe(`Име ${winner}`)
    })

    test('ST45: a return that fails leaves the link good, the name and who is signed in', async () => {
      const founderId = await addFounder(opened.store)
      const session = await signIn(opened.store, founderId)
      const hash = await opened.makeOperatorLink(moment)
      await expect(comeBack(hash, null as never)).rejects.toThrow()
      expect((await people().find(founderId))?.name).toBe('Мария')
      expect((await opened.store.admission.findSession(session.tokenHash))?.id).toBe(session.id)
      expect((await comeBack(hash))?.endedSessions).toEqual([session.id])
    })
  })
}
