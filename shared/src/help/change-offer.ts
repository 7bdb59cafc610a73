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
import { type OfferId, OrganisationId, makeId } from '../ids.ts'
import { resumption, withdrawal, writtenHelp } from './change-help.ts'
import { offers } from './offers.ts'

const { fields } = offers
const written = v.strictObject({
  ...writtenHelp,
  coverage: valueFor(fields.coverage),
  availableFrom: valueFor(fields.availableFrom),
  validUntil: valueFor(fields.validUntil),
  conditions: valueFor(fields.conditions),
})

/** Makes an offer of an organisation; a facilitator enters it for one without a device. Answers with its id. */
export const addOffer = command(
  'offers.add',
  v.strictObject({ id: newId(offers), orgId: OrganisationId, ...written.entries }),
  (doc, { id = makeId<OfferId>(), ...given }, { seat, at }) => {
    if (isTaken(doc, offers, id)) return failed('taken', 'id')
    offers.create(doc, { id, ...given, withdrawnAt: null, ...authoredBy(seat, at) })
    return { ok: true, id }
  },
)

/** Writes the fields that are given, and leaves the others as they are. */
export const changeOffer = changing('offers.change', offers, {
  args: v.partial(written).entries,
  patch: (given) => given,
})

/** Withdraws an offer: it stands in the record, and nothing is taken from it any more. */
export const withdrawOffer = changing('offers.withdraw', offers, withdrawal)

/** Takes the withdrawal of an offer back. */
export const resumeOffer = changing('offers.resume', offers, resumption)

export const removeOffer = changing('offers.remove', offers, removal)
export const restoreOffer = restoring('offers.restore', offers)
