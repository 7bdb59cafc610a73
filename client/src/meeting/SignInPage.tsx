import { meetingRoom } from '@sedyanka/shared/ids.ts'
import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { useBoard } from '../boards/board-context.ts'
import { EndedNotice } from '../boards/EndedNotice.tsx'
import { RoomProvider } from '../sync/RoomProvider.tsx'
import { Loading } from '../ui/Loading.tsx'
import { MeetingProvider } from './meeting-context.tsx'
import { SignInSheet } from './sign-in/SignInSheet.tsx'

/** `/b/:boardId/m/:meetingId/sign-in`: the list that goes round the hall, ready for the printer. */
export const SignInPage = () => {
  const params = useParams<{ meetingId: string }>()
  const board = useBoard()
  return (
    <Show when={params.meetingId} keyed>
      {(meetingId) => (
        <RoomProvider
          name={meetingRoom(meetingId)}
          seat={board.seat}
          fallback={<Loading />}
          whenEnded={(room) => (
            <Show when={room.ended()}>{(ended) => <EndedNotice ended={ended()} />}</Show>
          )}
        >
          <MeetingProvider meetingId={meetingId}>
            <SignInSheet />
          </MeetingProvider>
        </RoomProvider>
      )}
    </Show>
  )
}
