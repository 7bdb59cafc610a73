import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import type { Here } from '../../sync/people-here.ts'

/** Those who are here for one organisation; people without one stand each for themselves. */
export interface HereGroup {
  /** Organisation id; of those who sit for none the person's, or the role where that is all this page knows of them. */
  id: string
  organisationId: OrganisationId | null
  role: Role
  color: string
  /** One name a person, however many pages they have open; empty where this page is told organisations only. */
  names: string[]
  self: boolean
}

/** Who is here by organisation, one's own first, then the largest. Screens in the hall are not people. */
export const groupPeople = (people: readonly Here[]): HereGroup[] => {
  const groups = new Map<string, HereGroup & { persons: Set<string> }>()
  for (const one of people) {
    if (one.role === 'screen') continue
    const id = one.organisationId ?? (one.personId || one.role)
    const group = groups.get(id) ?? {
      id,
      organisationId: one.organisationId,
      role: one.role,
      color: one.color,
      names: [],
      self: false,
      persons: new Set<string>(),
    }
    if (one.name !== '' && !group.persons.has(one.personId)) {
      group.persons.add(one.personId)
      group.names.push(one.name)
    }
    group.self ||= one.self
    groups.set(id, group)
  }
  return [...groups.values()]
    .map(({ persons: _persons, ...group }) => group)
    .sort(
      (a, b) =>
        Number(b.self) - Number(a.self) ||
        b.names.length - a.names.length ||
        a.id.localeCompare(b.id),
    )
}
