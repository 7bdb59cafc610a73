import { whereBoardIs } from '@sedyanka/shared/board/board.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { DeleteBoardRequest } from '@sedyanka/shared/wire/api.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import { attachment } from './attachment.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

const encoder = new TextEncoder()

/** A text piece by piece, as it is asked for: whoever stops reading stops the writing. */
const streamOf = (text: AsyncGenerator<string>) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { done, value } = await text.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await text.return(undefined)),
  })

/**
 * For facilitators: POST /boards/:boardId/archive, …/bring-back; GET …/file: everything of the board in one file;
 * POST …/delete, with the board's title: all of it goes. An archived board takes these, and no other change.
 */
export const boardCareRoutes = (deps: HttpDeps) =>
  new Hono()
    .post(
      '/:boardId/archive',
      signedIn(deps),
      atBoard(deps, 'evenArchived'),
      facilitatorsOnly,
      async (c) => {
        await deps.care.archive(c.get('membership').boardId)
        return c.json({ ok: true })
      },
    )
    .post(
      '/:boardId/bring-back',
      signedIn(deps),
      atBoard(deps, 'evenArchived'),
      facilitatorsOnly,
      async (c) => {
        await deps.care.bringBack(c.get('membership').boardId)
        return c.json({ ok: true })
      },
    )
    .get('/:boardId/file', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      const { boardId } = c.get('membership')
      const board = await deps.store.boards.find(boardId)
      const file = board && (await deps.boardFile(boardId))
      const day = await deps.rooms.read(boardRoom(boardId), (doc) =>
        whereBoardIs(doc, () => dayAt(wallNow())),
      )
      if (!file || day === null) throw new HttpFault('notFound')
      return c.body(streamOf(file), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': attachment(`${board.title} ${day}.json`, `board-${day}.json`),
      })
    })
    .post(
      '/:boardId/delete',
      signedIn(deps),
      atBoard(deps, 'evenArchived'),
      facilitatorsOnly,
      jsonBody(DeleteBoardRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const board = await deps.store.boards.find(boardId)
        if (!board) throw new HttpFault('notFound')
        if (c.req.valid('json').title.trim() !== board.title.trim())
          throw new HttpFault('badRequest', ['title'])
        await deps.care.delete(boardId)
        return c.json({ ok: true })
      },
    )
