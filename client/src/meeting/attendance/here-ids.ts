import { isPresent } from '@sedyanka/shared/meeting/attendance.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useMeeting } from '../meeting-context.tsx'

/** Organisations that take part: here now, or noted as present. Only the confirmed record counts for a quorum. */
export const createHereIds = (): Accessor<ReadonlySet<string>> => {
  const { attendance, people } = useMeeting()
  return createMemo<ReadonlySet<string>>(
    () => {
      const ids = new Set(
        attendance()
          .filter(isPresent)
          .map((row) => row.orgId),
      )
      for (const { organisationId } of people())
        if (organisationId !== null) ids.add(organisationId)
      return ids
    },
    new Set(),
    { equals: (a, b) => a.size === b.size && [...a].every((id) => b.has(id)) },
  )
}
