import { type BoardId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { signIn } from './signed-in.ts'
import { addBoard, addMember, atOnce, joiningOf, moment, updateOf, words } from './stored-rows.ts'

const b1 = asId<BoardId>('b1')

/** What every store answers to those who open a room. */
export const admissionReadsContract = (name: string, open: OpenStore): void => {
  describe(`admission ${name}`, () => {
    const opened = storeOfEachTest(open)
    const reads = () => opened.store.admission

    test('ST43: of what is not there nothing is answered', async () => {
      const { founderId } = await addBoard(opened.store, 'b1')
      expect([await reads().findSession(''), await reads().findSession('nobody')]).toEqual([
        null,
        null,
      ])
      expect(await reads().findSeat(b1, asId('nobody'))).toBeNull()
      expect(await reads().findSeat(asId('nobody'), founderId)).toBeNull()
      for (const room of ['board:b', 'meeting:b1', 'board:%'])
        expect(await reads().boardOf(room as 'board:b'), room).toBeNull()
    })

    test('ST43: what was stored is answered from then on, as it is now, after a restart too', async () => {
      const room = meetingRoom(asId('m1'))
      const { founderId } = await addBoard(opened.store, 'b1', {
        meetings: [{ room, update: updateOf('') }],
      })
      const member = await addMember(opened.store, b1, { name: words, organisationId: asId('орг') })
      const seat = {
        membershipId: member.id,
        name: words,
        role: 'member',
        organisationId: 'орг',
        isArchived: false,
      }
      expect(await reads().findSeat(b1, member.personId)).toEqual(seat)
      await opened.store.memberships.change(b1, member.id, {
        role: 'observer',
        organisationId: null,
      })
      await addMember(opened.store, b1, {
        personId: member.personId,
        name: 'Нова',
        role: 'observer',
        organisationId: null,
      })
      await opened.store.boards.setArchived(b1, moment)
      const { id, tokenHash, expiresAt } = await signIn(opened.store, founderId)
      await opened.nowAndAfterRestart(async () => {
        expect(await reads().findSeat(b1, member.personId)).toEqual({
          ...seat,
          name: 'Нова',
          role: 'observer',
          organisationId: null,
          isArchived: true,
        })
        expect([await reads().boardOf(room), await reads().boardOf(boardRoom(b1))]).toEqual([
          b1,
          b1,
        ])
        expect(await reads().findSession(tokenHash)).toMatchObject({
          id,
          personId: founderId,
          expiresAt,
        })
      })
      await opened.store.boards.setArchived(b1, null)
      expect((await reads().findSeat(b1, member.personId))?.isArchived).toBe(false)
      await opened.store.memberships.remove(b1, member.id)
      expect(await reads().findSeat(b1, member.personId)).toBeNull()
    })

    test('ST44: each of many who come in at once is found as soon as they were told', async () => {
      await addBoard(opened.store, 'b1')
      const { answers } = await atOnce(20, async (index) => {
        const { personId } = await addMember(opened.store, b1, { name: `Гост ${index}` })
        return (await reads().findSeat(b1, personId))?.name
      })
      expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => `Гост ${index}`))
    })

    test('ST45: nothing is answered of what was taken back', async () => {
      const { founderId } = await addBoard(opened.store, 'b1')
      const [m1, m2] = [meetingRoom(asId('m1')), boardRoom(b1)]
      const meetings = [m1, m2].map((room) => ({ room, update: updateOf('') }))
      await expect(addBoard(opened.store, 'b2', { founderId, meetings })).rejects.toThrow()
      await expect(
        opened.store.join(joiningOf(asId('b2'), { personId: founderId })),
      ).rejects.toThrow()
      expect([await reads().boardOf('board:b2'), await reads().boardOf(m1)]).toEqual([null, null])
      expect(await reads().findSeat(asId('b2'), founderId)).toBeNull()
      expect(await reads().boardOf(m2)).toBe(b1)
    })
  })
}
