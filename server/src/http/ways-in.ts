import { type DoorReport, SweepRequest } from '@sedyanka/shared/wire/api.ts'
import { Hono } from 'hono'
import type { HttpDeps } from './deps.ts'
import { jsonBody } from './json-body.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

/** GET /boards/:boardId/door: what happens at the ways in; POST …/members/sweep: takes away all who came by one of them. */
export const waysInRoutes = (deps: HttpDeps) =>
  new Hono()
    .get('/:boardId/door', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      const { boardId } = c.get('membership')
      const board = await deps.store.boards.find(boardId)
      const code = board && deps.roomCodes.inForce(board)
      const report: DoorReport = {
        wrongCodes: code && {
          count: deps.guessLimit.wrongSince(code.madeAt),
          since: code.madeAt,
        },
        crowds: deps.joinRate.crowds(boardId),
      }
      return c.json(report)
    })
    .post(
      '/:boardId/members/sweep',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(SweepRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const removed = await deps.store.memberships.sweep(boardId, c.req.valid('json'))
        for (const personId of removed) deps.seats.membershipChanged(boardId, personId, null)
        return c.json({ removed: removed.length })
      },
    )
