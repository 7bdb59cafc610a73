import { type BoardId, type RoomName, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import {
  addBoard,
  atOnce,
  bytesOf,
  everyByte,
  moment,
  saidIn,
  updateOf,
  words,
} from './stored-rows.ts'

/** What every store does with the list of documents. */
export const documentsContract = (name: string, open: OpenStore): void => {
  describe(`documents ${name}`, () => {
    const opened = storeOfEachTest(open)
    const room = meetingRoom(asId('m1'))
    const create = (text: string, boardId: BoardId = asId('b1'), at: RoomName = room) =>
      opened.store.documents.create({
        room: at,
        boardId,
        update: updateOf(text),
        minutes: everyByte,
        at: moment,
      })
    const boardOf = () => opened.store.documents.boardOf(room)

    test('ST43: a document is its board’s from the moment on in which it was made, with its content and minutes', async () => {
      await addBoard(opened.store, 'b1')
      expect(await boardOf()).toBeNull()
      await create(words)
      await opened.nowAndAfterRestart(async () => {
        expect(await boardOf()).toBe('b1')
        expect(await saidIn(opened.store, room)).toBe(words)
        const [minutes] = await opened.store.keptMinutes.all(room)
        expect([minutes?.at, bytesOf(minutes?.body ?? null)]).toEqual([moment, [...everyByte]])
        expect(await opened.store.boards.roomsOf(asId('b1'))).toEqual([boardRoom(asId('b1')), room])
      })
    })

    test('ST44: of several documents of one name that are made at once one is, and it stays', async () => {
      const { founderId } = await addBoard(opened.store, 'b1')
      await addBoard(opened.store, 'b2', { founderId })
      const { answers, failed } = await atOnce(5, (index) => create(String(index)))
      expect([answers.length, failed]).toEqual([1, 4])
      const said = await saidIn(opened.store, room)
      await expect(create('по-късно', asId('b2'))).rejects.toThrow()
      expect([await boardOf(), await saidIn(opened.store, room)]).toEqual(['b1', said])
      expect(await opened.store.keptMinutes.all(room)).toHaveLength(1)
    })

    test('ST45: of a document of no board, or without content, nothing is kept', async () => {
      await addBoard(opened.store, 'b1')
      const empty = { room, boardId: asId<BoardId>('b1'), update: null as never, at: moment }
      await expect(create('нищо', asId('nobody'))).rejects.toThrow()
      await expect(opened.store.documents.create(empty)).rejects.toThrow()
      expect([await boardOf(), await saidIn(opened.store, room)]).toEqual([null, null])
      await create('нещо')
      expect(await opened.store.keptMinutes.all(room)).toHaveLength(1)
    })
  })
}
