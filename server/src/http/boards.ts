import { type BoardDetails, NewBoardRequest } from '@sedyanka/shared/wire/api.ts'
import { readBoard } from '@sedyanka/shared/board/board.ts'
import { readOrganisations } from '@sedyanka/shared/organisations/organisations.ts'
import { type BoardId, type PersonId, boardRoom } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { CopiedRegister } from '../boards/starting-register.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { shownCode } from './room-code-shown.ts'
import { atBoard, signedIn, type SignedIn } from './authorise.ts'

/** POST /boards, /boards/sample, GET /boards/:boardId */
export const boardRoutes = (deps: HttpDeps) => {
  const foundersOnly = createMiddleware<SignedIn>(async (c, next) => {
    const person = await deps.store.people.find(c.get('session').personId)
    if (!person?.mayCreateBoards) throw new HttpFault('forbidden')
    await next()
  })
  /** The register of a board of which somebody is a facilitator; what is invented stays in the sample. */
  const readRegister = async (boardId: BoardId, personId: PersonId): Promise<CopiedRegister> => {
    const seat = await deps.store.memberships.find(boardId, personId)
    if (seat?.role !== 'facilitator') throw new HttpFault('forbidden')
    const found = await deps.rooms.read(boardRoom(boardId), (doc) => ({
      board: readBoard(doc),
      organisations: readOrganisations(doc),
    }))
    if (!found?.board) throw new HttpFault('notFound')
    if (found.board.demo) throw new HttpFault('badRequest', ['copyOrganisationsFrom'])
    const { municipalities } = found.board
    return { organisations: found.organisations, municipalities }
  }
  return new Hono()
    .post('/', signedIn(deps), foundersOnly, jsonBody(NewBoardRequest), async (c) => {
      const asked = c.req.valid('json')
      const { personId } = c.get('session')
      const copied =
        asked.copyOrganisationsFrom === null
          ? null
          : await readRegister(asked.copyOrganisationsFrom, personId)
      return c.json(
        { id: await deps.createBoard.fromTemplate({ ...asked, copied }, personId) },
        201,
      )
    })
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
