import type { RoomKind, RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import {
  type Context,
  createContext,
  createEffect,
  createSignal,
  type JSX,
  on,
  onCleanup,
  Show,
  useContext,
} from 'solid-js'
import type { Carried } from './carried.ts'
import { type ClientRoom, makeClientRoom } from './client-room.ts'

const contexts: Record<RoomKind, Context<ClientRoom | undefined>> = {
  board: createContext<ClientRoom>(),
  meeting: createContext<ClientRoom>(),
}

/**
 * Opens a room for what is inside, which is shown once there is something to show. When the server refuses an edit the
 * room is replaced by a fresh one, and everything inside is made anew on it.
 */
export const RoomProvider = (props: {
  name: RoomName
  seat: Seat
  fallback?: JSX.Element
  /** Shown in the place of everything when the room has ended before anything arrived. */
  whenEnded?: (room: ClientRoom) => JSX.Element
  children: JSX.Element
}): JSX.Element => {
  const [room, setRoom] = createSignal<ClientRoom | null>(null)
  const open = (carried: Carried | null) => {
    const { name, seat } = props
    const made: ClientRoom = makeClientRoom({
      name,
      seat,
      carried,
      onReplaced: (next) => room() === made && open(next),
    })
    setRoom(made)
  }
  createEffect(
    on(
      [
        () => props.name,
        () => `${props.seat.personId} ${props.seat.role} ${props.seat.organisationId}`,
      ],
      () => {
        const before = room()
        // Another seat of the same person goes on with what the one before had not got stored.
        const isSame = before?.name === props.name && before.seat.personId === props.seat.personId
        const carried = isSame ? before.handOver() : null
        if (isSame) before.destroy()
        else before?.leave()
        open(carried)
      },
    ),
  )
  onCleanup(() => room()?.leave())
  return (
    <Show when={room()} keyed fallback={props.fallback}>
      {(current) => {
        const Provider = contexts[current.kind].Provider
        return (
          <Show
            when={current.ready()}
            fallback={
              <Show when={current.ended() && props.whenEnded} fallback={props.fallback}>
                {props.whenEnded?.(current)}
              </Show>
            }
          >
            <Provider value={current}>{props.children}</Provider>
          </Show>
        )
      }}
    </Show>
  )
}

/** The open room of that kind around this component. */
export const useRoom = (kind: RoomKind): ClientRoom => {
  const room = useContext(contexts[kind])
  if (!room) throw new Error(`useRoom('${kind}') needs a RoomProvider of a ${kind} around it`)
  return room
}
