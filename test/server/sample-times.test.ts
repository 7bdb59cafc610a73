import { createCreateBoard } from '@sedyanka/server/boards/create-board.ts'
import type { Boards } from '@sedyanka/server/store/boards.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

test.each(['00:01', '09:00', '23:59'])(
  'R139: nothing in a sample board that is made at %s happened after that',
  async (clock) => {
    const moment = momentOf('2026-11-24', clock)
    const made: Y.Doc[] = []
    const boards = {
      create: async ({
        update,
        meetings,
      }: {
        update: Uint8Array
        meetings: { update: Uint8Array }[]
      }) => {
        for (const one of [update, ...meetings.map((each) => each.update)]) {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, one)
          made.push(doc)
        }
      },
    } as unknown as Boards
    await createCreateBoard({ boards, now: () => moment }).sample('p-1')
    const times = made.flatMap((doc) =>
      [...doc.share.keys()].flatMap((root) =>
        (JSON.stringify(doc.getMap(root).toJSON()).match(/\b1\d{12}\b/g) ?? []).map(Number),
      ),
    )
    expect(times.length).toBeGreaterThan(100)
    expect(times.filter((time) => time > moment)).toEqual([])
  },
)
