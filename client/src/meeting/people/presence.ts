import { type Accessor, createMemo } from 'solid-js'
import { useMeeting } from '../meeting-context.tsx'

/** One organisation's people who have the meeting open. */
export interface OrganisationPresence {
  names: string[]
  /** Somebody of it is writing now. */
  isWriting: boolean
  place: 'hall' | 'online' | null
  /** The colour of its carets. */
  color: string
  isLeading: boolean
}

/** Who is here, by organisation. Several windows of one person count once. */
export const createPresence = (): Accessor<Map<string, OrganisationPresence>> => {
  const { people } = useMeeting()
  return createMemo(() => {
    const found = new Map<string, OrganisationPresence & { ids: Set<string> }>()
    for (const person of people()) {
      if (person.organisationId === null) continue
      const known = found.get(person.organisationId) ?? {
        names: [],
        ids: new Set<string>(),
        isWriting: false,
        place: null,
        color: person.color,
        isLeading: false,
      }
      if (!known.ids.has(person.personId)) known.names.push(person.name)
      known.ids.add(person.personId)
      known.isWriting ||= person.at !== null && !person.self
      known.isLeading ||= person.role === 'facilitator'
      if (person.place === 'hall' || known.place === null) known.place = person.place
      found.set(person.organisationId, known)
    }
    return found
  })
}
