import * as v from 'valibot'
import { changing, command, failed, isTaken, newId, telling, valueFor } from '../rows/command.ts'
import { type OrganisationId, makeId } from '../ids.ts'
import { organisations } from './organisations.ts'

const { fields } = organisations
const written = v.strictObject({
  kind: valueFor(fields.kind),
  name: valueFor(fields.name),
  shortName: telling(valueFor(fields.shortName)),
  shortNames: valueFor(fields.shortNames),
  sectors: valueFor(fields.sectors),
  municipality: valueFor(fields.municipality),
})

/** Puts an organisation into the register. Answers with its id. */
export const addOrganisation = command(
  'organisations.add',
  v.strictObject({ id: newId(organisations), ...written.entries }),
  (doc, { id = makeId<OrganisationId>(), ...given }) => {
    if (isTaken(doc, organisations, id)) return failed('taken', 'id')
    organisations.create(doc, { id, ...given, deletedAt: null })
    return { ok: true, id }
  },
)

/** Writes the fields that are given, and leaves the others as they are. */
export const changeOrganisation = changing('organisations.change', organisations, {
  args: v.partial(written).entries,
  patch: (given) => given,
})
