import { NewMeetingRequest } from '@sedyanka/shared/wire/api.ts'
import { Hono } from 'hono'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

/** POST /boards/:boardId/meetings: opens a meeting; answers with its id and number. */
export const meetingRoutes = (deps: HttpDeps) =>
  new Hono().post(
    '/:boardId/meetings',
    signedIn(deps),
    atBoard(deps),
    facilitatorsOnly,
    jsonBody(NewMeetingRequest),
    async (c) => {
      const { boardId, personId, role, organisationId } = c.get('membership')
      const person = await deps.store.people.find(personId)
      const seat = { personId, name: person?.name ?? '', role, organisationId }
      const made = await deps.createMeeting({ boardId, asked: c.req.valid('json'), seat })
      if (!made) throw new HttpFault('notFound')
      return c.json(made, 201)
    },
  )
