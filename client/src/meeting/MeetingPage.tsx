import { type MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { useParams } from '@solidjs/router'
import { createEffect, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { EndedNotice } from '../board/frame/EndedNotice.tsx'
import { RoomProvider, useRoom } from '../sync/RoomProvider.tsx'
import { MeetingProvider } from './meeting-context.tsx'
import { OpeningMeeting } from '../board/frame/OpeningMeeting.tsx'
import { MeetingRoomView } from './MeetingRoomView.tsx'
import styles from './MeetingPage.module.css'

/** `/b/:boardId/m/:meetingId`: the room in which a meeting is prepared, held and looked up. */
export const MeetingPage = () => {
  const params = useParams<{ meetingId: MeetingId }>()
  const board = useBoard()
  return (
    <Show when={params.meetingId} keyed>
      {(meetingId) => (
        <RoomProvider
          name={meetingRoom(meetingId)}
          seat={board.seat}
          fallback={<OpeningMeeting />}
          whenEnded={(room) => (
            <div class={styles['ended']}>
              <Show when={room.ended()}>{(ended) => <EndedNotice ended={ended()} />}</Show>
            </div>
          )}
        >
          <WatchedRoom />
          <MeetingProvider meetingId={meetingId}>
            <MeetingRoomView />
          </MeetingProvider>
        </RoomProvider>
      )}
    </Show>
  )
}

/** The header's Saved label speaks for this room too. */
const WatchedRoom = () => {
  const board = useBoard()
  const room = useRoom('meeting')
  createEffect(() => board.watchRoom(room))
  return null
}
