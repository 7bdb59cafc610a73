import * as v from 'valibot'
import { command, done, step, valueFor } from '../rows/command.ts'
import { OrganisationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { attendance, type Attendance, isPresent } from './attendance.ts'

/** The names of an organisation's people for the minutes. */
export interface NamesProposal {
  orgId: OrganisationId
  /** What is written already, and behind it those who are missing there. */
  names: string
  representatives: number
  /** How many names are new. */
  added: number
}

/** Between two people of one organisation. */
const betweenNames = '; '

/**
 * Names of people who joined, for organisations on record as present. What somebody wrote stays as it is, with positions;
 * a name that stands in it already is not put there again, and one for which there is no room is left out.
 */
export const proposeNames = (
  here: readonly { organisationId: OrganisationId | null; name: string }[],
  rows: readonly Attendance[],
): NamesProposal[] =>
  rows.filter(isPresent).flatMap((row) => {
    const joined = here.filter(({ organisationId }) => organisationId === row.orgId)
    const people = [...new Set(joined.map(({ name }) => name.trim()))].filter((name) => name !== '')
    const written = row.names.toLocaleLowerCase('bg')
    const missing = people.filter((name) => !written.includes(name.toLocaleLowerCase('bg')))
    let names = row.names.trim()
    let added = 0
    for (const name of missing) {
      const next = names === '' ? name : `${names}${betweenNames}${name}`
      if (next.length > limits.titleLength) continue
      names = next
      added++
    }
    const representatives = Math.max(row.representatives, people.length)
    return added > 0 ? [{ orgId: row.orgId, names, representatives, added }] : []
  })

/** Writes the names into the record; who is confirmed stays so, and who is not on record is passed over. */
export const recordNames = command(
  'attendance.recordNames',
  v.strictObject({
    proposals: v.array(
      v.strictObject({
        orgId: OrganisationId,
        names: valueFor(attendance.fields.names),
        representatives: valueFor(attendance.fields.representatives),
      }),
    ),
  }),
  (doc, { proposals }) => {
    step(doc, () => {
      for (const { orgId, ...written } of proposals)
        if (attendance.read(doc, orgId)) attendance.set(doc, orgId, written)
    })
    return done
  },
)
