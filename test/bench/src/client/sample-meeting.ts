import { agenda, byOrder } from '@sedyanka/shared/meeting/agenda.ts'
import { reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { by } from '../../../support/commands.ts'
import { until } from '../../../support/until.ts'
import { countAcknowledged, Visitor } from '../../../support/visitor.ts'

/** A meeting to be opened by a member. */
export interface SampleMeeting {
  /** Its page. */
  url: string
  /** The member's session. */
  cookie: string
}

/**
 * Opens the sample board, with its 46 organisations, on a new server, and reopens its meeting at the first item, so that
 * notes can be written. Lets one member in.
 */
export const openSampleMeeting = async (server: {
  url: string
  setupLink: string | null
}): Promise<SampleMeeting> => {
  const facilitator = new Visitor(server.url)
  await facilitator.setUp(server.setupLink, 'Мария Петрова')
  const { id: boardId } = await facilitator.ask<{ id: string }>('POST', '/boards/sample')
  const board = facilitator.openBoard(boardId)
  await until(() => board.synced, 'the board did not arrive')
  const [{ id: meetingId } = { id: '' }] = meetings.all(board.doc)
  const room = facilitator.openMeeting(meetingId)
  const { sent, acknowledged } = countAcknowledged(room)
  await until(() => room.synced, 'the meeting did not arrive')
  reopenMeeting(room.doc, { reason: 'Измерване' }, by(Date.now()))
  const [first] = agenda.all(room.doc).toSorted(byOrder)
  meeting.set(room.doc, 'meeting', { currentItemId: first?.id ?? null, currentSince: Date.now() })
  await until(() => acknowledged() === sent(), 'the meeting was not reopened')
  facilitator.leave()
  // Each has a timer of its own, which would keep the bench from ending.
  for (const { awareness } of [board, room]) awareness.destroy()
  const member = new Visitor(server.url)
  await member.joinByCode(await facilitator.roomCode(boardId), 'ngo-02', 'Иван Иванов')
  return { url: `${server.url}/b/${boardId}/m/${meetingId}`, cookie: member.cookie }
}
