import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, meetingRoom, parseRoomName } from '@sedyanka/shared/ids.ts'
import {
  carryItems,
  nextOfSeries,
  owedItems,
  precedingMeeting,
} from '@sedyanka/shared/meeting/carry-over.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { isFrozen } from '@sedyanka/shared/meeting/meeting-state.ts'
import type { DocumentAccess } from '../boards/document-access.ts'
import { listingOf } from '../boards/listing.ts'
import type { Consumer } from './consequences.ts'

/** Fields of a meeting that decide which one comes next, and whether it is over. */
const deciding = ['status', 'series', 'date']

/**
 * Offers what a meeting postponed to the next one of its series that is planned already; a meeting that is made later
 * asks for it by itself. It happens when a meeting ends, is called off or gets another day.
 */
export const createPassOnPostponed = ({
  rooms,
}: {
  rooms: Pick<DocumentAccess, 'read' | 'change'>
}): Consumer => ({
  name: 'passOnPostponed',
  collections: ['meeting'],
  handle: async (room, changes) => {
    const parsed = parseRoomName(room)
    if (parsed?.kind !== 'meeting') return
    if (!changes.some(({ values }) => deciding.some((field) => field in values))) return
    const row = await rooms.read(room, readMeeting)
    if (!row) return
    const listed = await rooms.read(boardRoom(row.boardId), readMeetings)
    if (!listed) return
    const changed = listingOf(parsed.id, row)
    // Its line on the board may be a moment behind.
    const others = listed.filter(({ id }) => id !== changed.id)
    const isStarting =
      changed.status === 'inProgress' &&
      changes.some(({ values }) => values['status']?.[1] === 'inProgress')
    const next = isStarting ? changed : nextOfSeries([...others, changed], changed.series)
    if (!next) return
    const held = [...others, changed].filter(({ id }) => id !== next.id)
    const preceding = precedingMeeting(held, next)
    // What a meeting that goes on postponed, it may take up again.
    if (!preceding || !isFrozen(preceding.status)) return
    const items = await rooms.read(meetingRoom(preceding.id), owedItems)
    if (!items || items.length === 0) return
    await rooms.change(meetingRoom(next.id), (doc) => {
      if (!isFrozen(readMeeting(doc)?.status)) carryItems(doc, items, preceding.id)
    })
  },
})
