import { readBoard, whereBoardIs } from '@sedyanka/shared/board/board.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { type Meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { readSpeakerQueue, type Speaker } from '@sedyanka/shared/meeting/speakers.ts'
import type * as Y from 'yjs'
import type { Boards } from '../store/boards.ts'
import { storageCode } from '../store/storage-error.ts'
import type { Log } from '../sync/ports.ts'
import type { DocumentAccess } from './document-access.ts'
import { listingOf } from './listing.ts'

/** Roots of which something is copied. */
const copied = ['meeting', 'speakers', 'board']

/** Called by the rooms after each commit, with the document as it is now and the roots that changed. */
export type Mirror = (room: RoomName, doc: Y.Doc, changed: ReadonlySet<string>) => void

/**
 * Copies what others list: a meeting's title, date, state and speakers into its line on the board, a board's title into the list
 * of boards. The documents are the truth; a copy that could not be written is made good at the next commit.
 */
export const createMirror = ({
  boards,
  rooms,
  log,
}: {
  boards: Pick<Boards, 'setTitle'>
  /** Asked when needed: the rooms are made after the mirror, which they call. */
  rooms: () => DocumentAccess
  log: Log
}): Mirror => {
  /** What was copied last, for as long as the document is in memory. */
  const mirrored = new WeakMap<Y.Doc, string>()

  const mirrorMeeting = async (meetingId: string, row: Meeting, queue: readonly Speaker[]) => {
    await rooms().change(boardRoom(row.boardId), (board) => {
      // Its hours are those of the place where the board is.
      const { id, number, ...listing } = whereBoardIs(board, () => listingOf(meetingId, row, queue))
      if (meetings.read(board, id)) meetings.set(board, id, listing)
      else meetings.create(board, { id, number, ...listing })
    })
  }

  /** What this document says that is copied elsewhere, and how to copy it. */
  const planOf = (
    room: RoomName,
    doc: Y.Doc,
  ): { summary: string; copy: () => Promise<void> } | null => {
    const parsed = parseRoomName(room)
    if (parsed?.kind === 'meeting') {
      const meeting = readMeeting(doc)
      if (!meeting) return null
      const queue = readSpeakerQueue(doc)
      return {
        summary: JSON.stringify(listingOf(parsed.id, meeting, queue)),
        copy: () => mirrorMeeting(parsed.id, meeting, queue),
      }
    }
    const title = readBoard(doc)?.title
    return parsed && title
      ? { summary: title, copy: () => boards.setTitle(parsed.id, title) }
      : null
  }

  return (room, doc, changed) => {
    // Nearly every commit is somebody's typing and changes none of it.
    if (mirrored.has(doc) && copied.every((root) => !changed.has(root))) return
    const plan = planOf(room, doc)
    if (!plan || mirrored.get(doc) === plan.summary) return
    mirrored.set(doc, plan.summary)
    plan.copy().catch((error: unknown) => {
      mirrored.delete(doc)
      log('mirror.failed', { room, code: storageCode(error) })
    })
  }
}
