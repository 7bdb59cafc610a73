import { giveWords, packTaken } from '@sedyanka/server/boards/taken-words.ts'
import { deleteWords, findWords } from '@sedyanka/server/boards/written-words.ts'
import { keepAlive, writeEdition } from '@sedyanka/server/sync/document/write-edition.ts'
import { WritingTimes } from '@sedyanka/server/sync/record/writing-times.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildMeeting, facilitator } from '../support/fixtures.ts'
import { addLines, noteOf } from '../support/notes.ts'

test('ST34: words that were taken can still be brought back when the document was written anew since; they stand at the end', () => {
  const doc = new Y.Doc()
  buildMeeting(doc)
  addLines(noteOf(doc), 'Отворени са три болници.')
  const vandal = new Y.Doc()
  Y.applyUpdate(vandal, Y.encodeStateAsUpdate(doc))
  noteOf(vandal).insert(8, ' НЕ', { bold: true })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(vandal))
  const room = { kind: 'meeting', doc } as const
  const letters = new Map([[vandal.clientID, 0]])
  const found = findWords(room, { letters, seat: facilitator }, () => false)
  const packed = packTaken(found)
  doc.transact(() => deleteWords(room, found, { seat: facilitator, now: 1 }))
  expect(noteOf(doc).toString()).toBe('Отворени са три болници.')

  const old = { doc, owners: new Map<number, PersonId>(), times: new WritingTimes([]) }
  const next = new Y.Doc()
  Y.applyUpdate(next, writeEdition(old, keepAlive).state)
  let author: number | null = null
  expect(giveWords(next, packed, (client) => (author = client))).toBe(' НЕ'.length)
  expect(noteOf(next).toDelta()).toEqual([
    { insert: 'Отворени са три болници.' },
    { insert: ' НЕ', attributes: { bold: true } },
  ])
  expect(author).not.toBeNull()
})
