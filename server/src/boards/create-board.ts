import { board, readBoard } from '@sedyanka/shared/board/board.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import type { NewBoardRequest } from '@sedyanka/shared/wire/api.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { addDays, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { type BoardId, type PersonId, makeId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { buildSample } from '@sedyanka/shared/reference/build-sample.ts'
import * as Y from 'yjs'
import { packMinutes } from '../minutes/pack-minutes.ts'
import type { Boards } from '../store/tables/boards.ts'
import { type CopiedRegister, startingRegister } from './starting-register.ts'

export interface CreateBoard {
  /** A board for a kind of crisis; answers with its id. */
  fromTemplate(
    asked: NewBoardRequest & { copied: CopiedRegister | null },
    founderId: PersonId,
  ): Promise<string>
  /**
   * The sample board with its meeting, as if that had taken place yesterday: at whatever hour somebody looks, nothing in it
   * is dated in the future.
   */
  sample(founderId: PersonId): Promise<string>
}

/** Opens boards: the content is complete before anybody can join, so that no client ever seeds a document. */
export const createCreateBoard = ({
  boards,
  now = wallNow,
}: {
  boards: Boards
  now?: () => number
}): CreateBoard => ({
  fromTemplate: async (asked, founderId) => {
    const { title, templateId, copied } = asked
    const id = makeId<BoardId>()
    const doc = new Y.Doc()
    doc.transact(() => {
      // Municipalities come with the organisations that are in them.
      const municipalities = copied?.municipalities ?? null
      board.create(doc, { id: 'board', title, templateId, demo: false, municipalities })
      for (const organisation of startingRegister(asked)) organisations.create(doc, organisation)
    })
    const update = Y.encodeStateAsUpdate(doc)
    await boards.create({
      id,
      title,
      templateId,
      demo: false,
      update,
      meetings: [],
      founderId,
      at: now(),
    })
    return id
  },

  sample: async (founderId) => {
    const id = makeId<BoardId>()
    const sample = buildSample(addDays(dayAt(now()), -1), id)
    const described = readBoard(sample.board)
    const minutes = await packMinutes(sample)
    if (!described || !minutes) throw new Error('the sample board does not describe itself')
    await boards.create({
      id,
      title: described.title,
      templateId: described.templateId,
      demo: described.demo,
      update: Y.encodeStateAsUpdate(sample.board),
      meetings: [
        {
          room: meetingRoom(sample.meetingId),
          update: Y.encodeStateAsUpdate(sample.meeting),
          minutes,
        },
      ],
      founderId,
      at: now(),
    })
    return id
  },
})
