import type { KeptMinutes, Marks } from '@sedyanka/shared/wire/api.ts'
import { MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { paperFormats } from '@sedyanka/shared/minutes/formats.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { fileNameOf } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import { seesNames } from '@sedyanka/shared/seat.ts'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { attachment } from './attachment.ts'
import { idIn } from './id-in.ts'
import { fieldsOf } from './json-body.ts'
import { readMarkedPlaces } from '../minutes/find-marks.ts'
import { renderers } from '../press/renderers.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { atBoard, type AtBoard, facilitatorsOnly, signedIn } from './authorise.ts'

const Options = v.object({
  language: v.optional(v.picklist(['bg', 'en', 'uk']), 'bg'),
  /** Whether the names that organisations gave for the attendance list are printed, for those who read them. */
  names: v.optional(v.picklist(['0', '1']), '0'),
})

const Format = v.picklist(paperFormats)

/**
 * For everybody who has a seat at the board, each with ?language=bg&names=1:
 * GET /boards/:boardId/meetings/:meetingId/minutes, of a meeting that is over: as they were when it was closed;
 * GET …/minutes.docx, .pdf and every other format, of every meeting: of one that goes on it is a draft.
 * For facilitators: GET …/marks, what in the meeting looks like personal data.
 */
export const minutesRoutes = ({ findMinutes, press, rooms, store, sessions }: HttpDeps) => {
  const idsOf = async (c: Context<AtBoard, string>) => {
    const { boardId } = c.get('membership')
    const meetingId = idIn(MeetingId, c.req.param('meetingId'))
    if ((await store.documents.boardOf(meetingRoom(meetingId))) !== boardId)
      throw new HttpFault('notFound')
    return { boardId, meetingId }
  }
  const readAsked = async (c: Context<AtBoard, string>) => {
    const asked = v.safeParse(Options, c.req.query())
    if (!asked.success) throw new HttpFault('badRequest', fieldsOf(asked.issues))
    const { language, names } = asked.output
    const { role } = c.get('membership')
    const forObserver = !seesNames(role)
    return { ...(await idsOf(c)), language, withNames: names === '1' && !forObserver, forObserver }
  }
  return new Hono()
    .get(
      '/:boardId/meetings/:meetingId/minutes',
      signedIn({ sessions }),
      atBoard({ store }),
      async (c) => {
        const minutes = await findMinutes.kept(await readAsked(c))
        if (!minutes) throw new HttpFault('notFound')
        const kept: KeptMinutes = { minutes }
        return c.json(kept)
      },
    )
    .get(
      '/:boardId/meetings/:meetingId/marks',
      signedIn({ sessions }),
      atBoard({ store }),
      facilitatorsOnly,
      async (c) => {
        const places = await readMarkedPlaces(rooms, await idsOf(c))
        if (!places) throw new HttpFault('notFound')
        const marks: Marks = { places }
        return c.json(marks)
      },
    )
    .get(
      '/:boardId/meetings/:meetingId/:file{minutes\\.[^/]+}',
      signedIn({ sessions }),
      atBoard({ store }),
      async (c) => {
        const asked = await readAsked(c)
        const format = v.safeParse(Format, c.req.param('file').slice('minutes.'.length))
        if (!format.success) throw new HttpFault('badRequest', ['format'])
        const { type, extension } = renderers[format.output]
        const { personId } = c.get('session')
        if (press.isBusyFor(personId)) throw new HttpFault('tooMany', undefined, { seconds: 10 })
        const found: { minutes: Minutes | null } = { minutes: null }
        const bytes = await press.print(personId, async () => {
          found.minutes = await findMinutes.current(asked)
          const { language } = asked
          return found.minutes && { minutes: found.minutes, language, format: format.output }
        })
        const { minutes } = found
        if (!bytes || !minutes) throw new HttpFault('notFound')
        const t = await loadWords(asked.language)
        return c.body(bytes, 200, {
          'content-type': type,
          'content-disposition': attachment(
            `${fileNameOf(minutes, t)}.${extension}`,
            `protocol-${minutes.number}-${minutes.date}.${extension}`,
          ),
        })
      },
    )
}
