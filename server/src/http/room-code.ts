import { Hono } from 'hono'
import type { HttpDeps } from './deps.ts'
import { atBoard, facilitatorsOnly, signedIn } from './who.ts'

/** POST, DELETE /boards/:boardId/room-code: a new code on the screen, or none. */
export const roomCodeRoutes = (deps: HttpDeps) =>
  new Hono()
    .post('/:boardId/room-code', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) =>
      c.json(await deps.roomCodes.rotate(c.get('membership').boardId)),
    )
    .delete('/:boardId/room-code', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      await deps.roomCodes.switchOff(c.get('membership').boardId)
      return c.json({ ok: true })
    })
