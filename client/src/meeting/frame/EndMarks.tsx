import { findMarkedPlaces, type MarkedPlace } from '@sedyanka/shared/privacy/personal-marks.ts'
import { type Accessor, createMemo, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { countMarked, createWhere, PlaceList } from '../../privacy/PlaceList.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { EndCheck } from './EndCheck.tsx'

/** Every place of the meeting with something like personal data in it, as its rows change. */
export const createMarkedPlaces = (): Accessor<MarkedPlace[]> => {
  const { board, room, meetingId, items, decisions, votes, actions, attendance } = useMeeting()
  return createMemo(() => {
    // Whatever of these changes, the documents are read anew.
    for (const rows of [items, decisions, votes, actions, attendance]) rows()
    return findMarkedPlaces({ board: board.doc, meeting: room.doc, meetingId })
  })
}

/** What looks like personal data and would stand in the minutes: how many places, where, and the way there. */
export const EndMarks = (props: {
  places: readonly MarkedPlace[]
  onGo: (place: MarkedPlace) => void
  /** Opens what is said of the meeting itself; left out where there is no way to it. */
  onDetails?: (() => void) | undefined
}) => {
  const { t } = useI18n()
  const where = createWhere(useMeeting().numberOf)
  const wayTo = (place: MarkedPlace) => {
    if (place.in === 'details') return props.onDetails
    return place.itemId === null ? undefined : () => props.onGo(place)
  }
  return (
    <Show when={props.places.length > 0}>
      <EndCheck words={[t('privacy.left', { count: countMarked(props.places) })]}>
        <PlaceList places={props.places} where={where} wayTo={wayTo} />
      </EndCheck>
    </Show>
  )
}
