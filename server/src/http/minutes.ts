import { boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { fileNameOf } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { Hono } from 'hono'
import * as v from 'valibot'
import { attachment } from './attachment.ts'
import { fieldsOf } from './json-body.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { atBoard, signedIn } from './who.ts'

const Options = v.object({
  language: v.optional(v.picklist(['bg', 'en', 'uk']), 'bg'),
  /** Whether the names that organisations gave for the attendance list are printed. */
  names: v.optional(v.picklist(['0', '1']), '0'),
})

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** GET /boards/:boardId/meetings/:meetingId/minutes.docx?language=bg&names=1, for everybody who has a seat at the board. */
export const minutesRoutes = ({ rooms, store, sessions }: HttpDeps) =>
  new Hono().get(
    '/:boardId/meetings/:meetingId/minutes.docx',
    signedIn({ sessions }),
    atBoard({ store }),
    async (c) => {
      const asked = v.safeParse(Options, c.req.query())
      if (!asked.success) throw new HttpFault('badRequest', fieldsOf(asked.issues))
      const { language, names } = asked.output
      const { boardId } = c.get('membership')
      const meetingId = c.req.param('meetingId')
      if ((await store.documents.boardOf(meetingRoom(meetingId))) !== boardId)
        throw new HttpFault('notFound')
      const minutes = await rooms.read(boardRoom(boardId), (board) =>
        // The board's document stays as it is in memory while the meeting's is being opened.
        rooms.read(meetingRoom(meetingId), (meeting) =>
          readMinutes({ board, meeting, meetingId }, { language, withNames: names === '1' }),
        ),
      )
      if (!minutes) throw new HttpFault('notFound')
      const t = await loadWords(language)
      // The writer of Word files is large and few servers need it in their first minute.
      const { renderDocx } = await import('../minutes/render-docx.ts')
      return c.body(await renderDocx(minutes, t), 200, {
        'content-type': docxType,
        'content-disposition': attachment(
          `${fileNameOf(minutes, t)}.docx`,
          `protocol-${minutes.number}-${minutes.date}.docx`,
        ),
      })
    },
  )
