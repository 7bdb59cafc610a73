import type { RoomKind, RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import {
  type Context,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  on,
  onCleanup,
  Show,
  untrack,
  useContext,
} from 'solid-js'
import type { RoomHandover } from './unsent-edits.ts'
import { type ClientRoom, makeClientRoom } from './client-room.ts'
import { LateEdits } from './late-edits.ts'
import { makeLiveRoom } from './live-room.ts'

const contexts: Record<RoomKind, Context<ClientRoom | undefined>> = {
  board: createContext<ClientRoom>(),
  meeting: createContext<ClientRoom>(),
}

/**
 * Opens a room for what is inside, which is shown once there is something to show. Another role or organisation of the
 * same person changes the seat of that room. When the server refuses an edit a fresh room takes its place behind the page.
 * In either case nothing inside is made anew, so that focus, caret and what is being typed stay.
 */
export const RoomProvider = (props: {
  name: RoomName
  seat: Seat
  fallback?: JSX.Element
  /** In the place of `fallback`, with the room that has nothing to show yet. */
  whenEmpty?: (room: ClientRoom) => JSX.Element
  /** Shown in the place of everything when the room has ended before anything arrived. */
  whenEnded?: (room: ClientRoom) => JSX.Element
  children: JSX.Element
}): JSX.Element => {
  const [latest, setLatest] = createSignal<ClientRoom | null>(null)
  const [shown, setShown] = createSignal<ClientRoom | null>(null)
  let late: LateEdits | null = null

  const open = (handover: RoomHandover | null) => {
    const { name, seat } = props
    const made: ClientRoom = makeClientRoom({
      name,
      seat: { ...seat },
      handover,
      onReplaced: (next) => {
        if (latest() !== made) return
        if (shown() === made) late = new LateEdits(made, next)
        open(next)
      },
    })
    setLatest(made)
  }
  const whose = createMemo(() => `${props.seat.personId} ${props.name}`)
  createEffect(
    on(whose, () => {
      latest()?.leave()
      setShown(null)
      open(null)
    }),
  )
  createEffect(() => {
    const seat = { ...props.seat }
    untrack(() => latest()?.reseat(seat))
  })
  createEffect(() => {
    const next = latest()
    if (!next?.ready() || next === shown()) return
    late?.passTo(next)
    late = null
    setShown(next)
  })
  onCleanup(() => latest()?.leave())
  return (
    <Show
      when={shown()?.seat.personId}
      keyed
      fallback={
        <Show
          when={latest()?.ended() && props.whenEnded}
          fallback={
            <Show when={props.whenEmpty && latest()} keyed fallback={props.fallback}>
              {(room) => props.whenEmpty?.(room)}
            </Show>
          }
        >
          {props.whenEnded?.(latest() as ClientRoom)}
        </Show>
      }
    >
      {(_personId) => {
        const room = makeLiveRoom(
          () => shown() as ClientRoom,
          () => latest() as ClientRoom,
        )
        const Provider = contexts[room.kind].Provider
        return <Provider value={room}>{props.children}</Provider>
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
