import * as v from 'valibot'
import {
  changing,
  command,
  failed,
  isTaken,
  newId,
  removal,
  restoring,
  valueFor,
} from '../rows/command.ts'
import { authoredBy } from '../rows/fields.ts'
import { type NeedId, OrganisationId, makeId } from '../ids.ts'
import { resumption, withdrawal, writtenHelp } from './change-help.ts'
import { needs } from './needs.ts'

const { fields } = needs
const written = v.strictObject({
  ...writtenHelp,
  neededFrom: valueFor(fields.neededFrom),
  validUntil: valueFor(fields.validUntil),
  urgency: valueFor(fields.urgency),
  peopleInNeed: valueFor(fields.peopleInNeed),
  note: valueFor(fields.note),
})

/** Makes a need of an organisation; a facilitator enters it for one without a device. Answers with its id. */
export const addNeed = command(
  'needs.add',
  v.strictObject({ id: newId(needs), orgId: OrganisationId, ...written.entries }),
  (doc, { id = makeId<NeedId>(), ...given }, { seat, at }) => {
    if (isTaken(doc, needs, id)) return failed('taken', 'id')
    needs.create(doc, { id, ...given, withdrawnAt: null, ...authoredBy(seat, at) })
    return { ok: true, id }
  },
)

/** Writes the fields that are given, and leaves the others as they are. */
export const changeNeed = changing('needs.change', needs, {
  args: v.partial(written).entries,
  patch: (given) => given,
})

/** Withdraws a need: it stands in the record, and nothing is pledged to it any more. */
export const withdrawNeed = changing('needs.withdraw', needs, withdrawal)

/** Takes the withdrawal of a need back. */
export const resumeNeed = changing('needs.resume', needs, resumption)

export const removeNeed = changing('needs.remove', needs, removal)
export const restoreNeed = restoring('needs.restore', needs)
