import * as v from 'valibot'
import { command, failed, isTaken, newId, telling, valueFor, wordsFor } from '../rows/command.ts'
import { authoredBy } from '../rows/fields.ts'
import { type ActionId, makeId } from '../ids.ts'
import { actions } from './actions.ts'
import { firstStatus } from './consent.ts'

const { fields } = actions

/** Makes an action item, in a meeting or outside of one; for another organisation it is a proposal. Answers with its id. */
export const addAction = command(
  'actions.add',
  v.strictObject({
    id: newId(actions),
    title: telling(wordsFor(fields.title)),
    responsibleOrgId: valueFor(fields.responsibleOrgId),
    coOrgIds: v.optional(valueFor(fields.coOrgIds), []),
    dueDate: valueFor(fields.dueDate),
    meetingId: v.optional(valueFor(fields.meetingId), null),
    agendaItemId: v.optional(valueFor(fields.agendaItemId), null),
  }),
  (doc, { id = makeId<ActionId>(), ...given }, { seat, at }) => {
    if (isTaken(doc, actions, id)) return failed('taken', 'id')
    actions.create(doc, {
      id,
      ...given,
      status: firstStatus(seat, given.responsibleOrgId),
      // The server gives the number.
      ...(given.meetingId === null ? {} : { number: 0 }),
      ...authoredBy(seat, at),
    })
    return { ok: true, id }
  },
)
