import { ForgetRequest, HistoryRequest, type RowHistory } from '@sedyanka/shared/wire/history.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardId,
  type MeetingId,
  type RoomName,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { seesNames } from '@sedyanka/shared/seat.ts'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { fieldsOf, jsonBody } from './json-body.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

/** So many changes are told at once. */
const pageLength = 50

/**
 * What became of one row. GET /boards/:boardId/history?collection=actions&row=…, with &meeting=… of a row of that meeting
 * and &before=… for older ones: for facilitators and members, as it names people. For facilitators: POST
 * /boards/:boardId/history/erase takes the values that the row had out of the record; that it was done stays.
 */
export const historyRoutes = (deps: HttpDeps) => {
  const roomOf = async (boardId: BoardId, meeting: MeetingId | undefined): Promise<RoomName> => {
    if (meeting === undefined) return boardRoom(boardId)
    const room = meetingRoom(meeting)
    if ((await deps.store.documents.boardOf(room)) !== boardId) throw new HttpFault('notFound')
    return room
  }
  return new Hono()
    .get('/:boardId/history', signedIn(deps), atBoard(deps), async (c) => {
      const { boardId, role } = c.get('membership')
      if (!seesNames(role)) throw new HttpFault('forbidden')
      const asked = v.safeParse(HistoryRequest, c.req.query())
      if (!asked.success) throw new HttpFault('badRequest', fieldsOf(asked.issues))
      const { meeting, collection, row: rowId, before } = asked.output
      const row = { room: await roomOf(boardId, meeting), collection, rowId }
      const limit = pageLength + 1
      const found = await deps.store.changes.ofRow(row, before ? { before, limit } : { limit })
      const changes = found.slice(0, pageLength).map((change) => ({
        seq: change.seq,
        at: change.at,
        name: change.personName,
        organisationId: change.organisationId,
        channel: change.channel,
        kind: change.kind,
        values: change.values,
        texts: change.texts,
      }))
      return c.json({ changes, isMore: found.length > pageLength } satisfies RowHistory)
    })
    .post(
      '/:boardId/history/erase',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(ForgetRequest),
      async (c) => {
        const { boardId, personId, organisationId } = c.get('membership')
        const { meeting, collection, row: rowId } = c.req.valid('json')
        const row = { room: await roomOf(boardId, meeting), collection, rowId }
        await deps.store.changes.erase(row, { personId, organisationId, at: wallNow() })
        return c.json({ ok: true })
      },
    )
}
