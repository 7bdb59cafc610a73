import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { meetingRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { createEffect, on, onCleanup, onMount, Show } from 'solid-js'
import { ClosedTabs, isOwnMark, livingMarks } from '../../sync/closed-tabs.ts'
import { documentName, listDocuments } from '../../sync/device-documents.ts'
import { unsentMarks } from '../../sync/left-copies.ts'
import { leftKeys } from '../../sync/left-keys.ts'
import { openBriefly } from '../../sync/open-briefly.ts'
import { useBoard } from '../frame/board-context.ts'
import { LeftWords } from './LeftWords.tsx'

/** A room that was left just now may still be storing its last letter; ms. */
const leaving = 300

/**
 * Meetings of this board that no page has open, with edits on this device that no server has: of a tab that was closed, or
 * that a page without a line has left. They are opened behind the page until they are sent, and the header counts them.
 * What people left whose sessions have ended stands here, too.
 */
export const LeftRooms = () => {
  const board = useBoard()
  const brief = new Set<RoomName>()
  let tabs: ClosedTabs | undefined
  const prefix = documentName(board.seat.personId, '')
  /** How many pages parts have that room open. */
  const openings = (name: RoomName) => board.rooms().filter((room) => room.name === name).length
  const isLeft = async (name: string): Promise<boolean> => {
    const marks = await unsentMarks(name).catch(() => [])
    // What a living page stored it sends itself, if it is not this one, which has left the room.
    const others = await livingMarks(marks.filter((mark) => !isOwnMark(mark)))
    // They may have stored their edits before this page listened: it looks again when they go.
    for (const mark of others) tabs?.see({ name, mark })
    return marks.some((mark) => !others.includes(mark))
  }
  const look = async () => {
    const listed = board.room.doc.getMap(meetings.root)
    for (const name of await listDocuments()) {
      if (!name.startsWith(prefix)) continue
      const room = parseRoomName(name.slice(prefix.length))
      if (room?.kind !== 'meeting' || !listed.has(room.id)) continue
      const own = meetingRoom(room.id)
      if (brief.has(own) || openings(own) > 0 || !(await isLeft(name))) continue
      if (brief.has(own) || openings(own) > 0) continue
      brief.add(own)
      openBriefly({
        name: own,
        seat: { ...board.seat },
        watch: (opened) => {
          board.watchRoom(opened)
          onCleanup(() => brief.delete(own))
        },
        // The page of that meeting tells them itself.
        mayLeave: () => openings(own) > 1,
      })
    }
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const lookSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), leaving)
  }
  createEffect(on([() => board.room.connected(), () => board.rooms().length], lookSoon))
  onMount(() => {
    const listening = new ClosedTabs({
      isWanted: (name) => name.startsWith(prefix),
      onGone: lookSoon,
    })
    tabs = listening
    onCleanup(() => {
      clearTimeout(timer)
      listening.close()
    })
  })
  return (
    <Show when={leftKeys().length > 0}>
      <LeftWords />
    </Show>
  )
}
