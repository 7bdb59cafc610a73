import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { type Accessor, createMemo } from 'solid-js'
import type { Here } from '../../sync/people-here.ts'
import { useMeeting } from '../meeting-context.tsx'

/** One organisation's people who have the meeting open. */
export interface OrganisationPresence {
  /** Empty where this page is told organisations only. */
  names: string[]
  /** Somebody of it is writing now. */
  isWriting: boolean
  place: 'hall' | 'online' | null
  /** The colour of its carets. */
  color: string
  isLeading: boolean
}

const isSame = (a: OrganisationPresence, b: OrganisationPresence): boolean =>
  a.isWriting === b.isWriting &&
  a.place === b.place &&
  a.color === b.color &&
  a.isLeading === b.isLeading &&
  a.names.join('\n') === b.names.join('\n')

const group = (
  people: readonly Here[],
  leadId: OrganisationId | null,
): Map<string, OrganisationPresence> => {
  const found = new Map<string, OrganisationPresence>()
  const seen = new Set<string>()
  for (const person of people) {
    if (person.organisationId === null) continue
    const known = found.get(person.organisationId) ?? {
      names: [],
      isWriting: false,
      place: null,
      color: person.color,
      isLeading: false,
    }
    const key = `${person.organisationId} ${person.personId}`
    if (person.name !== '' && !seen.has(key)) known.names.push(person.name)
    seen.add(key)
    known.isWriting ||= person.at !== null && !person.self
    // Where nobody is named, every facilitator leads.
    known.isLeading ||=
      person.role === 'facilitator' && (leadId ?? person.organisationId) === person.organisationId
    if (person.place === 'hall' || known.place === null) known.place = person.place
    found.set(person.organisationId, known)
  }
  return found
}

/**
 * Who is here, by organisation. Several windows of one person count once. Carets move all the time: what they leave as
 * it was stays the same object, and the page draws nothing anew.
 */
export const createPresence = (): Accessor<Map<string, OrganisationPresence>> => {
  const { people, meeting } = useMeeting()
  return createMemo<Map<string, OrganisationPresence>>((before) => {
    const found = group(people(), meeting().facilitatorOrgId)
    let isChanged = found.size !== before.size
    for (const [id, presence] of found) {
      const known = before.get(id)
      if (known && isSame(known, presence)) found.set(id, known)
      else isChanged = true
    }
    return isChanged ? found : before
  }, new Map())
}
