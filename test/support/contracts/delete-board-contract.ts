import { type BoardId, type PersonId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import {
  addBoard,
  addLink,
  addMember,
  atOnce,
  bytesOf,
  changeOf,
  day,
  entryOf,
  everyByte,
  moment,
  saidIn,
  updateOf,
} from './stored-rows.ts'

const [b1, b2] = [asId<BoardId>('b1'), asId<BoardId>('b2')]
const [m1, m2] = [meetingRoom(asId('m1')), meetingRoom(asId('m2'))]
const ofFirst = { id: b1, rooms: [boardRoom(b1), m1], codes: ['111111', '222222'] }
const ofSecond = { id: b2, rooms: [boardRoom(b2), m2], codes: ['333333', '444444'] }

/** What every store does when a board is deleted. */
export const deleteBoardContract = (name: string, open: OpenStore): void => {
  describe(`deleting a board ${name}`, () => {
    const opened = storeOfEachTest(open)
    let people: Record<'founder' | 'onlyHere' | 'both' | 'onlyThere', PersonId>

    /** A board with something in every table. */
    const fill = async (board: typeof ofFirst, founderId?: PersonId) => {
      const { store } = opened
      const meeting = { room: board.rooms[1] ?? m1, update: updateOf('среща'), minutes: everyByte }
      const made = await addBoard(store, board.id, {
        meetings: [meeting],
        ...(founderId === undefined ? {} : { founderId }),
      })
      await addLink(store, made, { id: asId(`link of ${board.id}`) })
      // Words that were taken longer ago do not outlive a restart.
      const at = Date.now()
      const attachments = [{ kind: 'taken' as const, key: 'k', body: everyByte }]
      for (const room of board.rooms)
        await store.journal.append(
          room,
          entryOf({
            at,
            claims: [[7, made.founderId]],
            changes: [changeOf({ values: { title: ['старо', 'ново'] } })],
            minute: { minute: 5, clocks: everyByte },
            attachments,
          }),
        )
      for (const digits of board.codes) {
        const code = { digits: `${digits}0123456789`, madeAt: moment, expiresAt: moment + day }
        await store.roomCodes.set(board.id, code, moment)
      }
      return made.founderId
    }
    /** Everything that can be asked about a board. */
    const tell = async ({ id, rooms, codes }: typeof ofFirst) => {
      const { store } = opened
      const ofRooms = rooms.map(async (room) => [
        await saidIn(store, room),
        await store.documents.boardOf(room),
        await store.keptMinutes.all(room),
        bytesOf(await store.takenWords.find(room, 'k')),
        await store.changes.ofRow(
          { room, collection: 'actions', rowId: asId('a1') },
          { limit: 10 },
        ),
      ])
      const ofCodes = codes.map(async (code) => [
        await store.roomCodes.find(code, moment),
        await store.roomCodes.hasEnded(code, moment),
      ])
      return {
        board: await store.boards.find(id),
        rooms: await store.boards.roomsOf(id),
        ofRooms: await Promise.all(ofRooms),
        ofCodes: await Promise.all(ofCodes),
        members: await store.memberships.ofBoard(id),
        links: await store.invitations.ofBoard(id, moment),
        link: await store.invitations.findByToken(`hash of link of ${id}`, moment),
        changes: await store.changes.since(0, { boardId: id, limit: 10 }),
      }
    }
    const nothing = {
      board: null,
      rooms: [],
      ofRooms: Array(2).fill([null, null, [], null, []]),
      ofCodes: Array(2).fill([null, false]),
      members: [],
      links: [],
      link: null,
      changes: [],
    }
    const names = async () => {
      const found = await Promise.all(
        Object.entries(people).map(async ([key, id]) => [
          key,
          (await opened.store.people.find(id))?.name,
        ]),
      )
      return Object.fromEntries(found) as Record<string, string>
    }

    beforeEach(async () => {
      const founder = await fill(ofFirst)
      await fill(ofSecond, founder)
      const { store } = opened
      const link = asId<never>('link of b1')
      const onlyHere = await addMember(store, b1, { name: 'Само тук', invitationId: link })
      const { personId: both } = await addMember(store, b1, { name: 'І тут, і там' })
      await addMember(store, b2, { personId: both, name: 'І тут, і там' })
      const onlyThere = await addMember(store, b2, { name: 'Само там' })
      people = {
        founder,
        onlyHere: onlyHere.personId,
        both,
        onlyThere: onlyThere.personId,
      }
    })

    test('BO25, ST43: everything of a deleted board is gone, and all of another one stays, after a restart too', async () => {
      const other = await tell(ofSecond)
      expect(await tell(ofFirst)).not.toMatchObject({ board: null })
      await opened.store.boards.delete(b1, moment)
      const check = async () => {
        expect(await tell(ofFirst)).toEqual(nothing)
        expect(await tell(ofSecond)).toEqual(other)
        expect(await opened.store.boards.wasDeleted(b1)).toBe(true)
        expect(await opened.store.boards.wasDeleted(b2)).toBe(false)
      }
      await check()
      expect(await opened.store.boards.isErasureDue()).toBe(true)
      await opened.reopen()
      await check()
      await opened.store.journal.erase()
      expect(await opened.store.boards.isErasureDue()).toBe(false)
      await check()
    })

    test('BO25, ST43: the names go of those who sat nowhere else; a founder and who sits at another board keep theirs', async () => {
      await opened.store.boards.delete(b1, moment)
      expect(await names()).toEqual({
        founder: 'Мария',
        onlyHere: '',
        both: 'І тут, і там',
        onlyThere: 'Само там',
      })
      await opened.store.boards.delete(b2, moment)
      expect(await names()).toEqual({ founder: 'Мария', onlyHere: '', both: '', onlyThere: '' })
    })

    test('BO25, ST43: the name goes of somebody who wrote there and was removed before, unless they sit elsewhere', async () => {
      const { store } = opened
      const room = ofFirst.rooms[1] ?? m1
      for (const [at, { personId }] of [
        { personId: people.onlyHere },
        { personId: people.both },
      ].entries())
        await store.journal.append(room, entryOf({ at: moment, claims: [[90 + at, personId]] }))
      for (const seat of await store.memberships.ofBoard(b1))
        if (seat.personId !== people.founder) await store.memberships.remove(b1, seat.id)
      await store.boards.delete(b1, moment)
      expect(await names()).toMatchObject({ onlyHere: '', both: 'І тут, і там' })
    })

    test('ST43: a board that nobody has made was not deleted, whoever asks for it', async () => {
      await opened.store.boards.delete(asId('nobody'), moment)
      expect(await opened.store.boards.wasDeleted(asId('nobody'))).toBe(false)
      expect(await opened.store.boards.isErasureDue()).toBe(false)
      expect((await tell(ofFirst)).members).toHaveLength(3)
    })

    test('ST43: that there was a board is forgotten ninety days later, when the next one is deleted', async () => {
      const { store } = opened
      const founderId = people.founder
      await addBoard(store, 'b3', { founderId })
      await store.boards.delete(b1, moment)
      await store.boards.delete(b2, moment + 90 * day)
      expect(await store.boards.wasDeleted(b1)).toBe(true)
      await store.boards.delete(asId('b3'), moment + 90 * day + 1)
      expect(await store.boards.wasDeleted(b1)).toBe(false)
      expect(await store.boards.wasDeleted(b2)).toBe(true)
    })

    test('ST44: two who delete a board at once delete it once', async () => {
      const { failed } = await atOnce(2, (index) => opened.store.boards.delete(b1, moment + index))
      expect(failed).toBe(0)
      expect(await tell(ofFirst)).toEqual(nothing)
      expect(await opened.store.boards.wasDeleted(b1)).toBe(true)
      // The later one was not remembered from then on.
      await opened.store.boards.delete(b2, moment + 90 * day + 1)
      expect(await opened.store.boards.wasDeleted(b1)).toBe(false)
    })

    test('ST45: a deletion that fails on its way leaves the board as it was', async () => {
      const before = [await tell(ofFirst), await names()]
      // No moment: that it was deleted cannot be noted.
      await expect(opened.store.boards.delete(b1, Number.NaN)).rejects.toThrow()
      expect([await tell(ofFirst), await names()]).toEqual(before)
      expect(await opened.store.boards.wasDeleted(b1)).toBe(false)
      expect(await opened.store.boards.isErasureDue()).toBe(false)
    })
  })
}
