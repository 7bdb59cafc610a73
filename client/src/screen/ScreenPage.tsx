import { type MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { EndedNotice } from '../board/frame/EndedNotice.tsx'
import { MeetingProvider } from '../meeting/meeting-context.tsx'
import { RoomProvider } from '../sync/RoomProvider.tsx'
import { OpeningWall } from './OpeningWall.tsx'
import { Screen } from './Screen.tsx'

/** `/b/:boardId/m/:meetingId/screen`: what the hall sees on the wall. */
export const ScreenPage = () => {
  const params = useParams<{ meetingId: MeetingId }>()
  const board = useBoard()
  return (
    <Show when={params.meetingId} keyed>
      {(meetingId) => (
        <RoomProvider
          name={meetingRoom(meetingId)}
          seat={board.seat}
          whenEmpty={(room) => <OpeningWall room={room} />}
          whenEnded={(room) => (
            <Show when={room.ended()}>{(ended) => <EndedNotice ended={ended()} />}</Show>
          )}
        >
          <MeetingProvider meetingId={meetingId}>
            <Screen />
          </MeetingProvider>
        </RoomProvider>
      )}
    </Show>
  )
}
