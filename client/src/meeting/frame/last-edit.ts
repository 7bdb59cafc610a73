import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { MeetingState } from '../meeting-context.tsx'

/** When somebody last wrote in the meeting: by what stands in it when the page opens, then by what comes. */
export const createLastEdit = (state: MeetingState): Accessor<number> => {
  const { room, meeting, meetingId, actions, decisions } = state
  const known = [
    meeting().startedAt,
    meeting().currentSince,
    ...decisions().flatMap(({ createdAt, decidedAt }) => [createdAt, decidedAt]),
    ...actions()
      .filter((action) => action.meetingId === meetingId)
      .map(({ createdAt }) => createdAt),
  ]
  const [lastEdit, setLastEdit] = createSignal(Math.max(...known.map((moment) => moment ?? 0)))
  const note = () => {
    // What is only arriving at this page was written earlier.
    if (room.synced()) setLastEdit(room.serverNow())
  }
  createEffect(() => {
    const { doc } = room
    doc.on('update', note)
    onCleanup(() => doc.off('update', note))
  })
  return lastEdit
}
