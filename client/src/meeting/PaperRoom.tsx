import { type MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { useParams } from '@solidjs/router'
import { type ParentProps, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { EndedNotice } from '../board/frame/EndedNotice.tsx'
import { RoomProvider } from '../sync/RoomProvider.tsx'
import { MeetingProvider } from './meeting-context.tsx'
import { OpeningMeeting } from '../board/frame/OpeningMeeting.tsx'

/** Opens the meeting of the address for a page that is made for the printer. */
export const PaperRoom = (props: ParentProps) => {
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
            <Show when={room.ended()}>{(ended) => <EndedNotice ended={ended()} />}</Show>
          )}
        >
          <MeetingProvider meetingId={meetingId}>{props.children}</MeetingProvider>
        </RoomProvider>
      )}
    </Show>
  )
}
