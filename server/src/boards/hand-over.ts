import { type MeetingListing, readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, meetingRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import {
  carryItems,
  nextOfSeries,
  owedItems,
  precedingMeeting,
} from '@sedyanka/shared/meeting/carry-over.ts'
import { isFrozen, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import type * as Y from 'yjs'
import { storageCode } from '../store/storage-error.ts'
import type { Log } from '../sync/ports.ts'
import type { DocumentAccess } from './document-access.ts'
import { listingOf } from './listing.ts'

/** Called by the rooms after each commit, with the document as it is now and the roots that changed. */
export type HandOver = (room: RoomName, doc: Y.Doc, changed: ReadonlySet<string>) => void

/**
 * Offers what a meeting postponed to the next one of its series that is planned already; a meeting that is made later
 * asks for it by itself. It happens when a meeting ends, is called off or gets another day, and with the first commit
 * after a document was loaded: what a crash or a full disk prevented is made good there.
 */
export const createHandOver = ({
  rooms,
  log,
}: {
  /** Asked when needed: the rooms are made after this, which they call. */
  rooms: () => DocumentAccess
  log: Log
}): HandOver => {
  /** What was looked at last, for as long as the document is in memory. */
  const seen = new WeakMap<Y.Doc, string>()

  const settle = async (boardId: string, changed: MeetingListing, isFirstSight: boolean) => {
    const listed = await rooms().read(boardRoom(boardId), readMeetings)
    if (!listed) return
    // Its line on the board may be a moment behind.
    const others = listed.filter(({ id }) => id !== changed.id)
    // The first commit after a loading may be the one that starts the meeting.
    const isStarting = isFirstSight && changed.status === 'inProgress'
    const next = isStarting ? changed : nextOfSeries([...others, changed], changed.series)
    if (!next) return
    const held = [...others, changed].filter(({ id }) => id !== next.id)
    const preceding = precedingMeeting(held, next)
    // What a meeting that goes on postponed, it may take up again.
    if (!preceding || !isFrozen(preceding.status)) return
    const items = await rooms().read(meetingRoom(preceding.id), owedItems)
    if (!items || items.length === 0) return
    await rooms().change(meetingRoom(next.id), (doc) => {
      if (!isFrozen(readMeeting(doc)?.status)) carryItems(doc, items, preceding.id)
    })
  }

  return (room, doc, changed) => {
    // Nearly every commit is somebody's typing and changes none of it.
    const before = seen.get(doc)
    if (before !== undefined && !changed.has('meeting')) return
    const parsed = parseRoomName(room)
    const row = parsed?.kind === 'meeting' ? readMeeting(doc) : null
    if (!parsed || !row) return
    const summary = JSON.stringify([row.status, row.series, row.date])
    if (before === summary) return
    seen.set(doc, summary)
    // Somebody types in a meeting that goes on: its agenda was settled when it began.
    if (row.status === 'inProgress' && !changed.has('meeting')) return
    settle(row.boardId, listingOf(parsed.id, row), before === undefined).catch((error: unknown) => {
      seen.delete(doc)
      log('handOver.failed', { room, code: storageCode(error) })
    })
  }
}
