import { type BoardId, type PersonId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import {
  addBoard,
  addFounder,
  atOnce,
  bytesOf,
  everyByte,
  moment,
  saidIn,
  updateOf,
  words,
} from './stored-rows.ts'

const b1 = asId<BoardId>('b1')
const m1 = meetingRoom(asId('m1'))
const m2 = meetingRoom(asId('m2'))
const m3 = meetingRoom(asId('m3'))

/** What every store does with boards; their deletion has a suite of its own. */
export const boardsContract = (name: string, open: OpenStore): void => {
  describe(`boards ${name}`, () => {
    const opened = storeOfEachTest(open)
    const boards = () => opened.store.boards

    test('ST43: of a board that nobody has made there is nothing, and nothing can be done to it', async () => {
      await boards().setTitle(b1, words)
      await boards().setArchived(b1, moment)
      expect(await boards().find(b1)).toBeNull()
      expect(await boards().roomsOf(b1)).toEqual([])
      expect(await boards().wasDeleted(b1)).toBe(false)
      expect(await boards().isErasureDue()).toBe(false)
    })

    test('ST43: a board comes back as it was made, with its documents, its minutes and its facilitator, after a restart too', async () => {
      const { founderId } = await addBoard(opened.store, 'b1', {
        title: words,
        templateId: 'шаблон',
        demo: true,
        update: updateOf(words),
        meetings: [
          { room: m2, update: updateOf('втора'), minutes: everyByte },
          { room: m1, update: updateOf('перша') },
        ],
      })
      const check = async () => {
        expect(await boards().find(b1)).toEqual({
          id: 'b1',
          title: words,
          templateId: 'шаблон',
          demo: true,
          roomCode: null,
          hadRoomCode: false,
          createdAt: moment,
          archivedAt: null,
        })
        expect(await boards().roomsOf(b1)).toEqual([boardRoom(b1), m2, m1])
        const { store } = opened
        expect(await saidIn(store, boardRoom(b1))).toBe(words)
        expect([await saidIn(store, m1), await saidIn(store, m2)]).toEqual(['перша', 'втора'])
        const minutes = await store.keptMinutes.all(m2)
        expect(minutes.map(({ at, body }) => [at, bytesOf(body)])).toEqual([
          [moment, [...everyByte]],
        ])
        expect(await store.keptMinutes.newest(m1)).toBeNull()
        expect(await store.memberships.ofBoard(b1)).toMatchObject([
          { personId: founderId, role: 'facilitator', joinedAt: moment, joinedBy: 'setup' },
        ])
      }
      await opened.nowAndAfterRestart(check)
    })

    test('ST43: another title, and the moment since which a board is read only, are those of one board alone', async () => {
      const { founderId } = await addBoard(opened.store, 'b1')
      await addBoard(opened.store, 'b2', { founderId, title: 'Друго', demo: false })
      const other = await boards().find(asId('b2'))
      await boards().setTitle(b1, words)
      await boards().setArchived(b1, moment + 1)
      expect(await boards().find(b1)).toMatchObject({ title: words, archivedAt: moment + 1 })
      await boards().setArchived(b1, moment + 2)
      await opened.reopen()
      expect(await boards().find(b1)).toMatchObject({ title: words, archivedAt: moment + 2 })
      await boards().setArchived(b1, null)
      expect((await boards().find(b1))?.archivedAt).toBeNull()
      expect(await boards().find(asId('b2'))).toEqual(other)
    })

    test('ST43: a board has its room code with all its digits, and tells whether it ever had one', async () => {
      await addBoard(opened.store, 'b1')
      const code = {
        digits: '0012340000000056',
        madeAt: moment + 3,
        expiresAt: moment + 4,
      }
      await opened.store.roomCodes.set(b1, code, moment)
      expect(await boards().find(b1)).toMatchObject({ roomCode: code, hadRoomCode: true })
      await opened.store.roomCodes.set(b1, null, moment + 1)
      expect(await boards().find(b1)).toMatchObject({ roomCode: null, hadRoomCode: true })
    })

    test('ST44: of several who make a board of the same id at once one does', async () => {
      const founderId = await addFounder(opened.store)
      const { answers, failed } = await atOnce(5, (index) =>
        addBoard(opened.store, 'b1', { founderId, title: `Табло ${index}` }),
      )
      expect([answers.length, failed]).toEqual([1, 4])
      const made = await boards().find(b1)
      await expect(addBoard(opened.store, 'b1', { founderId, title: 'Пак' })).rejects.toThrow()
      expect(await boards().find(b1)).toEqual(made)
      expect(await opened.store.memberships.ofBoard(b1)).toHaveLength(1)
    })

    test('BO1, ST45: nothing of a board stays when it could not be made whole', async () => {
      const update = updateOf('')
      const { founderId } = await addBoard(opened.store, 'other', {
        meetings: [{ room: m2, update: updateOf('чужа') }],
      })
      const meetings = [m1, m2, m3].map((room) => ({ room, update, minutes: everyByte }))
      // The second meeting has another's name.
      await expect(addBoard(opened.store, 'b1', { founderId, meetings })).rejects.toThrow()
      const nobody = { founderId: asId<PersonId>('nobody'), meetings: meetings.slice(0, 1) }
      await expect(addBoard(opened.store, 'b1', nobody)).rejects.toThrow()
      expect(await boards().find(b1)).toBeNull()
      expect(await boards().roomsOf(b1)).toEqual([])
      for (const room of [boardRoom(b1), m1, m3]) {
        expect(await saidIn(opened.store, room)).toBeNull()
        expect(await opened.store.documents.boardOf(room)).toBeNull()
      }
      expect(await saidIn(opened.store, m2)).toBe('чужа')
      expect(await opened.store.memberships.ofPerson(founderId)).toHaveLength(1)
      await addBoard(opened.store, 'b1', { founderId, meetings: meetings.slice(0, 1) })
      expect(await boards().roomsOf(b1)).toEqual([boardRoom(b1), m1])
    })
  })
}
