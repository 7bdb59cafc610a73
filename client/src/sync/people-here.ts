import type { OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { Presence } from '@sedyanka/shared/wire/presence.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { type Accessor, createComputed, createSignal, onCleanup, untrack } from 'solid-js'
import * as v from 'valibot'
import type { ClientRoom } from './client-room.ts'

/** One page that is open here now. */
export interface Here {
  clientId: number
  personId: PersonId
  name: string
  organisationId: OrganisationId | null
  role: Role
  color: string
  /** Which row and field they are in, e.g. `agenda/<id>/notes`. */
  at: string | null
  place: 'hall' | 'online' | null
  self: boolean
}

const readPeople = (room: ClientRoom): Here[] => {
  const here: Here[] = []
  for (const [clientId, state] of room.awareness.getStates()) {
    const self = clientId === room.doc.clientID
    const presence = v.safeParse(Presence, state)
    if (presence.success) {
      const { user, at, place } = presence.output
      // Of oneself one knows more than the server tells observers.
      const own = self ? { personId: room.seat.personId, name: room.seat.name } : {}
      here.push({ clientId, ...user, ...own, at: at ?? null, place: place ?? null, self })
    } else if (self) {
      const { personId, name, organisationId, role } = room.seat
      here.push({
        clientId,
        personId,
        name,
        organisationId,
        role,
        color: '#52606d',
        at: null,
        place: null,
        self,
      })
    }
  }
  return here.sort((a, b) => a.name.localeCompare(b.name) || a.clientId - b.clientId)
}

/** Who is here now, this page included. Presence is what people's pages say; it never writes the record. */
export const createPeople = (room: ClientRoom): Accessor<Here[]> => {
  const [people, setPeople] = createSignal<Here[]>([])
  const update = () => setPeople(readPeople(room))
  createComputed(() => {
    const { awareness } = room
    untrack(update)
    awareness.on('change', update)
    onCleanup(() => awareness.off('change', update))
  })
  return people
}

/** Says which row and field this page is in; null for none. */
export const announceAt = (room: ClientRoom, at: string | null): void => {
  room.awareness.setLocalStateField('at', at)
}

/** Says whether this person sits in the hall or takes part online. */
export const announcePlace = (room: ClientRoom, place: 'hall' | 'online'): void => {
  room.awareness.setLocalStateField('place', place)
}
