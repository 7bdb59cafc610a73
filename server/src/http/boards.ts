import { type BoardDetails, NewBoardRequest } from '@sedyanka/shared/api.ts'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { shownCode } from './room-code-shown.ts'
import { atBoard, signedIn, type SignedIn } from './who.ts'

/** POST /boards, /boards/sample, GET /boards/:boardId */
export const boardRoutes = (deps: HttpDeps) => {
  const foundersOnly = createMiddleware<SignedIn>(async (c, next) => {
    const person = await deps.store.people.find(c.get('session').personId)
    if (!person?.mayCreateBoards) throw new HttpFault('forbidden')
    await next()
  })
  return new Hono()
    .post('/', signedIn(deps), foundersOnly, jsonBody(NewBoardRequest), async (c) =>
      c.json(
        { id: await deps.createBoard.fromTemplate(c.req.valid('json'), c.get('session').personId) },
        201,
      ),
    )
    .post('/sample', signedIn(deps), foundersOnly, async (c) =>
      c.json({ id: await deps.createBoard.sample(c.get('session').personId) }, 201),
    )
    .get('/:boardId', signedIn(deps), atBoard(deps), async (c) => {
      const { boardId, role, organisationId } = c.get('membership')
      const board = await deps.store.boards.find(boardId)
      if (!board) throw new HttpFault('notFound')
      const seesCode = role === 'facilitator' || role === 'screen'
      const code = seesCode ? deps.roomCodes.inForce(board) : null
      const details: BoardDetails = {
        id: board.id,
        title: board.title,
        demo: board.demo,
        templateId: board.templateId,
        role,
        organisationId,
        archivedAt: board.archivedAt,
        roomCode: code && (await shownCode(deps, c, code)),
        roomCodeState: seesCode ? deps.roomCodes.stateOf(board) : 'never',
      }
      return c.json(details)
    })
}
