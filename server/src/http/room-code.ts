import { nextMeetingEnd } from '@sedyanka/shared/board/next-meeting-end.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import type { HttpDeps } from './deps.ts'
import { shownCode } from './room-code-shown.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

/** POST, DELETE /boards/:boardId/room-code: a new code on the screen, or none. */
export const roomCodeRoutes = (deps: HttpDeps) =>
  new Hono()
    .post('/:boardId/room-code', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      const { boardId } = c.get('membership')
      const end = await deps.rooms.read(boardRoom(boardId), (doc) => nextMeetingEnd(doc, wallNow()))
      const made = await deps.roomCodes.rotate(boardId, end)
      deps.guessLimit.tellFrom(made.madeAt)
      return c.json(await shownCode(deps, c, made))
    })
    .delete('/:boardId/room-code', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      await deps.roomCodes.switchOff(c.get('membership').boardId)
      return c.json({ ok: true })
    })
