import type { AgendaItemId, MeetingId } from '@sedyanka/shared/ids.ts'
import { isListed, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { findMarkedPlaces, type MarkedPlace } from '@sedyanka/shared/privacy/personal-marks.ts'
import { createEffect, createSignal, on } from 'solid-js'
import { readMarks } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { MarkedDetails } from '../privacy/MarkedDetails.tsx'
import { countMarked, createWhere, PlaceList } from '../privacy/PlaceList.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import type { ClientRoom } from '../sync/client-room.ts'

/**
 * Before minutes go out: what in them looks like personal data, by the server's own look at what it stores; without a
 * line by this page's copy. Never on paper.
 */
export const MinutesMarks = (props: {
  room: ClientRoom
  meetingId: MeetingId
  /** Changes when the minutes do: then it is asked again. */
  of: string | null
}) => {
  const say = createSeldomWords()
  const board = useBoard()
  const [places, setPlaces] = createSignal<readonly MarkedPlace[]>([])
  const own = () =>
    findMarkedPlaces({ board: board.room.doc, meeting: props.room.doc, meetingId: props.meetingId })
  createEffect(
    on([() => props.of, () => props.room.connected()], async ([of, isOnline]) => {
      try {
        const found = isOnline ? (await readMarks(board.id, props.meetingId)).places : own()
        if (props.of === of) setPlaces(found)
      } catch {
        setPlaces(own())
      }
    }),
  )
  const numberOf = (itemId: AgendaItemId | null) =>
    1 +
    readAgenda(props.room.doc)
      .filter(isListed)
      .findIndex(({ id }) => id === itemId)
  const where = createWhere(numberOf)
  return (
    <MarkedDetails count={countMarked(places())} hint={say('privacy.beforeSending')}>
      <PlaceList places={places()} where={where} />
    </MarkedDetails>
  )
}
