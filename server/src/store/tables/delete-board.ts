import type { EntityManager } from '@mikro-orm/sql'
import type { BoardId, PersonId } from '@sedyanka/shared/ids.ts'
import { DocumentEntity } from '../entities/document.ts'
import { PersonEntity } from '../entities/person.ts'
import { forWriting, lockBoard } from './in-transaction.ts'

/** How long a deleted board's id is remembered, ms: a page that was closed meanwhile is told what happened. */
const remembered = 90 * 24 * 60 * 60 * 1000

const ofBoard = 'document_id in (select id from document where board_id = ?)'
/** Whoever sits at a board, or has written there and was removed. */
const peopleOf = `select person_id from membership where board_id = ?
    union select person_id from document_client where ${ofBoard}
    union select person_id from change_actor where ${ofBoard}`
/** Whoever sat at this board alone, and may open no boards: nothing of theirs is left anywhere. */
const onlyHere = `not may_create_boards
  and id in (${peopleOf})
  and id not in (select person_id from membership where board_id <> ?)`

/**
 * Lets nothing be stored in a board's documents while they go, and nobody of its people take a seat elsewhere while it is
 * decided whose names go. In the order in which all others lock.
 */
export const lockAllOf = async (em: EntityManager, boardId: BoardId): Promise<void> => {
  const inOrder = { orderBy: { id: 'asc' as const }, ...forWriting }
  await lockBoard(em, boardId)
  await em.find(DocumentEntity, { board: boardId }, inOrder)
  const found = await em.execute<{ person_id: PersonId | null }[]>(peopleOf, [
    boardId,
    boardId,
    boardId,
  ])
  const ids = found.flatMap(({ person_id: id }) => id ?? [])
  await em.find(PersonEntity, { id: { $in: ids } }, inOrder)
}

/**
 * Takes everything of a board out of the tables, in this order, within one transaction: what was written (with every
 * version of it, the record of changes and the minutes that were kept), seats, links, codes, and the names of those who sat nowhere else. Their
 * sessions stay, nameless, so that their pages are told. Each statement with its values.
 */
export const deletionOf = (boardId: BoardId, at: number): [sql: string, values: unknown[]][] => [
  [`update person set name = '' where ${onlyHere}`, [boardId, boardId, boardId, boardId]],
  [`delete from change where ${ofBoard}`, [boardId]],
  [`delete from change_actor where ${ofBoard}`, [boardId]],
  [`delete from kept_minutes where ${ofBoard}`, [boardId]],
  [`delete from taken_words where ${ofBoard}`, [boardId]],
  [`delete from writing_minute where ${ofBoard}`, [boardId]],
  [`delete from document_update where ${ofBoard}`, [boardId]],
  [`delete from document_snapshot where ${ofBoard}`, [boardId]],
  [`delete from document_client where ${ofBoard}`, [boardId]],
  ['delete from document where board_id = ?', [boardId]],
  ['delete from membership where board_id = ?', [boardId]],
  ['delete from invitation where board_id = ?', [boardId]],
  ['delete from retired_code where board_id = ?', [boardId]],
  ['delete from deleted_board where at < ?', [at - remembered]],
  // Only of a board that there is: an id that was merely asked for is not remembered.
  [
    'insert into deleted_board (id, at) select id, cast(? as bigint) from board where id = ? on conflict do nothing',
    [at, boardId],
  ],
  ['delete from board where id = ?', [boardId]],
]
