import { createAppendBatch } from '@sedyanka/server/store/journal/append-batch.ts'
import type { JournalEntry } from '@sedyanka/server/sync/ports.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { entryOf } from '../support/contracts/stored-rows.ts'

const room = asId<'board:b1'>('board:b1')

test('ST45: an entry that cannot be packed is refused with those that came with it, and the next ones are sent', async () => {
  const sent: number[] = []
  const batch = createAppendBatch(async ({ length }) => {
    sent.push(length)
    return [7]
  })
  const broken = { ...entryOf({ at: 1 }), claims: null } as unknown as JournalEntry
  const outcomes = await Promise.allSettled([
    batch.append(room, entryOf({ at: 1 })),
    batch.append(room, broken),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(sent).toEqual([])
  expect(await batch.append(room, entryOf({ at: 2 }))).toBe(7)
})
